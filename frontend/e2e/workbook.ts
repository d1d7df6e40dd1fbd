import { crc32, inflateRawSync } from "node:zlib";

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** An Excel workbook of one sheet of texts, as an office fills one in: its headings, then its rows. */
export function workbook(rows: string[][]) {
  return {
    mimeType: `${types}.sheet`,
    buffer: zip({
      "[Content_Types].xml": `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
      "_rels/.rels": `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      "xl/workbook.xml": `${xml}<workbook xmlns="${sheets}" xmlns:r="${office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      "xl/worksheets/sheet1.xml": `${xml}<worksheet xmlns="${sheets}"><sheetData>${rows.map(row).join("")}</sheetData></worksheet>`,
    }),
  };
}

/** The texts of a workbook's cells in the order in which they are kept: of a template, its headings among them. */
export function textsIn(book: Buffer): string[] {
  const parts = entriesOf(book).filter(({ name }) => /sharedStrings|sheet\d+\.xml$/.test(name));
  return parts.flatMap(({ text }) => [...text.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, one = ""]) => one));
}

/** The texts of a workbook's first sheet, row by row; an empty cell is an empty text. */
export function rowsIn(book: Buffer): string[][] {
  const parts = entriesOf(book);
  const text = (pattern: RegExp) => parts.find(({ name }) => pattern.test(name))?.text ?? "";
  const shared = [...text(/sharedStrings/).matchAll(/<si>(.*?)<\/si>/gs)].map(([, one = ""]) => wordsOf(one));
  return [...text(/sheet1\.xml$/).matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, cells = ""]) => {
    const row: string[] = [];
    for (const [, column = "", facts = "", inside = ""] of cells.matchAll(
      /<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
    )) {
      const value = /<v>(.*?)<\/v>/s.exec(inside)?.[1] ?? wordsOf(inside);
      const index = [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      row[index] = facts.includes('t="s"') ? (shared[Number(value)] ?? "") : value;
    }
    return Array.from(row, (cell) => cell ?? "");
  });
}

const wordsOf = (text: string) =>
  [...text.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, one = ""]) => one).join("");

/** The files of a ZIP archive in their order. */
export function entriesOf(archive: Buffer): { name: string; data: Buffer; text: string }[] {
  const end = archive.lastIndexOf("PK\x05\x06");
  const entries = [];
  for (let at = archive.readUInt32LE(end + 16); archive.readUInt32LE(at) === 0x02014b50; ) {
    const [method, size, nameSize] = [10, 20, 28].map((from) =>
      from === 20 ? archive.readUInt32LE(at + from) : archive.readUInt16LE(at + from),
    ) as [number, number, number];
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + size);
    const data = method === 8 ? inflateRawSync(packed) : packed;
    const name = archive.toString("utf8", at + 46, at + 46 + nameSize);
    entries.push({ name, data, text: data.toString("utf8") });
    at += 46 + nameSize + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

const row = (cells: string[], index: number) =>
  `<row r="${index + 1}">${cells
    .map(
      (text, column) =>
        `<c r="${String.fromCharCode(65 + column)}${index + 1}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`,
    )
    .join("")}</row>`;

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A ZIP archive whose entries are stored as they are. */
function zip(files: Record<string, string>): Buffer {
  const entries: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const path = Buffer.from(name);
    const data = Buffer.from(text);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x21, 8);
    facts.writeUInt32LE(crc32(data), 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(data.length, 18);
    facts.writeUInt16LE(path.length, 22);
    const entry = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), facts, path, data]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), facts, place, path]));
    entries.push(entry);
    offset += entry.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...entries, ...directory, Buffer.from("PK\x05\x06", "latin1"), end]);
}
