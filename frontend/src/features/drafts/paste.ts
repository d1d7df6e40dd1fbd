import type { ClipboardEvent } from "react";

const blocks = new Set(["P", "DIV", "LI", "H1", "H2", "H3", "H4", "H5", "H6", "TR", "BLOCKQUOTE", "PRE"]);
const dropped = new Set(["STYLE", "SCRIPT", "HEAD", "TITLE", "META", "LINK", "XML"]);

/** The paragraphs of a page of HTML as plain text: no styles, no comments, lists with their numbers. */
export function plainFromHtml(html: string): string {
  const lines: string[] = [""];
  const add = (text: string) => {
    lines[lines.length - 1] += text;
  };
  const walk = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) return add(unwrapped(node.textContent ?? ""));
    if (!(node instanceof Element) || dropped.has(node.tagName)) return;
    if (node.tagName === "BR") return void lines.push("");
    const block = blocks.has(node.tagName);
    if (block) lines.push(numberOf(node));
    for (const child of node.childNodes) walk(child);
    if (block) lines.push("");
    if (node.tagName === "TD") add(" ");
  };
  walk(new DOMParser().parseFromString(html, "text/html").body);
  return tidy(lines.join("\n"));
}

/** An item of a numbered list says its number. */
function numberOf(node: Element): string {
  const list = node.parentElement;
  if (node.tagName !== "LI" || list?.tagName !== "OL") return "";
  const items = Array.from(list.children).filter((item) => item.tagName === "LI");
  return `${Number(list.getAttribute("start") ?? 1) + items.indexOf(node)}. `;
}

/** Word breaks the lines of its HTML at a width; between two Han characters that is no space. */
function unwrapped(text: string): string {
  return text
    .replace(/(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])\s*\n\s*(?=\p{Script=Han})/gu, "")
    .replace(/[\t\r\n ]+/g, " ");
}

/** Lines without stray spaces, and no empty lines. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u00a0\u2002\u2003\t]+/g, " ")
    .replace(/[\u200b\ufeff]/g, "")
    .split("\n")
    .map((line) => line.replace(/ {2,}/g, " ").replace(/^[\s\u3000]+|[\s\u3000]+$/g, ""))
    .filter((line) => line !== "")
    .join("\n");
}

// 1. 1、 1） (1) and the same with Chinese numerals; circled numbers.
const numbered =
  /^(?:[(\uff08]?(?:\d{1,2}|[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3})(?:[)\uff09]|[.\uff0e](?!\d)|\u3001)|[\u2460-\u2473])\s*/;

/** The requests of a numbered list, without their numbers; null when the text is no such list. */
export function requestsOf(text: string): string[] | null {
  const requests: string[] = [];
  for (const line of tidy(text).split("\n")) {
    if (numbered.test(line)) requests.push(line.replace(numbered, ""));
    else if (requests.length === 0) return null;
    else requests[requests.length - 1] += `\n${line}`;
  }
  return requests.length > 1 ? requests : null;
}

/** What the clipboard holds, clean. */
export function clipboardText(data: DataTransfer): string {
  const html = data.getData("text/html");
  return html ? plainFromHtml(html) : tidy(data.getData("text/plain"));
}

/** Puts clean text where the cursor stands, in place of what is selected. */
export function pasteClean(event: ClipboardEvent<HTMLTextAreaElement>, onText: (text: string) => void) {
  event.preventDefault();
  const field = event.currentTarget;
  const text = clipboardText(event.clipboardData);
  // The browser's own insertion can be undone with its keys.
  if (document.execCommand?.("insertText", false, text)) return;
  const { selectionStart, selectionEnd, value } = field;
  onText(value.slice(0, selectionStart) + text + value.slice(selectionEnd));
}
