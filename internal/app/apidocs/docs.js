"use strict";

// Renders the Swagger 2 document of this server: operations by tag, with
// parameters and schemas. Everything goes in as text, never as markup.

const places = { path: "路径", query: "查询", header: "请求头", body: "正文", formData: "表单" };
const methods = ["get", "post", "put", "patch", "delete"];

function make(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function nameOf(reference) {
  return reference.replace("#/definitions/", "");
}

function typeOf(schema) {
  if (!schema) return "";
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.allOf) return schema.allOf.map(typeOf).filter(Boolean).join(" 加 ");
  if (schema.type === "array") return `${typeOf(schema.items)} 的列表`;
  if (schema.type === "object" && schema.additionalProperties) return `名称 → ${typeOf(schema.additionalProperties) || "任意值"}`;
  return [schema.type || "object", schema.format && `(${schema.format})`].filter(Boolean).join(" ");
}

function limits(schema) {
  const parts = [];
  if (schema.enum) parts.push(`可取 ${schema.enum.join("、")}`);
  if (schema.default !== undefined) parts.push(`缺省 ${schema.default}`);
  if (schema.minimum !== undefined) parts.push(`不小于 ${schema.minimum}`);
  if (schema.maximum !== undefined) parts.push(`不大于 ${schema.maximum}`);
  if (schema.minLength) parts.push(`至少 ${schema.minLength} 个字`);
  if (schema.maxLength) parts.push(`最多 ${schema.maxLength} 个字`);
  if (schema.minItems) parts.push(`至少 ${schema.minItems} 项`);
  if (schema.maxItems) parts.push(`最多 ${schema.maxItems} 项`);
  return parts.join("；");
}

function table(heads, rows) {
  const head = make("tr", {}, ...heads.map((text) => make("th", { scope: "col" }, text)));
  const wrapper = make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows));
  return make("div", { class: "scroll" }, wrapper);
}

function parts(document_, schema) {
  if (!schema) return [];
  if (schema.$ref) return parts(document_, document_.definitions[nameOf(schema.$ref)]);
  if (schema.allOf) return schema.allOf.flatMap((one) => parts(document_, one));
  if (schema.type === "array") return parts(document_, schema.items);
  return [schema];
}

function fieldsOf(document_, schema) {
  const fields = new Map();
  for (const part of parts(document_, schema)) {
    for (const [name, field] of Object.entries(part.properties || {})) {
      fields.set(name, { field, required: (part.required || []).includes(name) });
    }
  }
  return fields;
}

function references(schema) {
  if (!schema) return [];
  if (schema.$ref) return [schema.$ref];
  return [...(schema.allOf || []).flatMap(references), ...references(schema.items), ...references(schema.additionalProperties)];
}

// A schema's fields, and folded below them the schemas that they refer to.
function schemaView(document_, schema, above, mark) {
  const view = make("div", { class: "schema" });
  const fields = fieldsOf(document_, schema);
  if (fields.size === 0) return view;
  view.append(
    table(
      ["字段", "类型", "说明"],
      [...fields].map(([name, { field, required }]) =>
        make(
          "tr",
          {},
          make("td", {}, make("code", {}, name), required ? make("span", { class: "must" }, mark) : ""),
          make("td", {}, typeOf(field)),
          make("td", {}, [field.description, limits(field)].filter(Boolean).join("；")),
        ),
      ),
    ),
  );
  const inner = new Set([...fields.values()].flatMap(({ field }) => references(field)));
  for (const reference of inner) {
    if (above.includes(reference)) continue;
    view.append(unfolding(document_, { $ref: reference }, [...above, reference], mark));
  }
  return view;
}

function unfolding(document_, schema, above, mark) {
  const folded = make("details", {}, make("summary", {}, make("code", {}, typeOf(schema))));
  folded.addEventListener("toggle", () => folded.append(schemaView(document_, schema, above, mark)), { once: true });
  return folded;
}

function parametersView(operation) {
  const listed = (operation.parameters || []).filter((one) => one.in !== "body");
  if (listed.length === 0) return "";
  const rows = listed.map((one) =>
    make(
      "tr",
      {},
      make("td", {}, make("code", {}, one.name), one.required ? make("span", { class: "must" }, " 必填") : ""),
      make("td", {}, places[one.in] || one.in),
      make("td", {}, typeOf(one)),
      make("td", {}, [one.description, limits(one)].filter(Boolean).join("；")),
    ),
  );
  return make("div", { class: "part" }, make("h4", {}, "参数"), table(["名称", "位置", "类型", "说明"], rows));
}

function bodyView(document_, operation) {
  const body = (operation.parameters || []).find((one) => one.in === "body");
  if (!body) return "";
  return make(
    "div",
    { class: "part" },
    make("h4", {}, "请求正文 ", make("code", {}, typeOf(body.schema))),
    schemaView(document_, body.schema, references(body.schema), " 必填"),
  );
}

function answersView(document_, operation) {
  const rows = Object.entries(operation.responses || {}).map(([status, answer]) =>
    make(
      "tr",
      {},
      make("td", {}, make("code", {}, status === "default" ? "其他" : status)),
      make("td", {}, answer.description || ""),
      make("td", {}, answer.schema ? unfolding(document_, answer.schema, references(answer.schema), " 必有") : "无正文"),
    ),
  );
  return make("div", { class: "part" }, make("h4", {}, "返回"), table(["状态", "说明", "内容"], rows));
}

function operationView(document_, { id, path, method, operation }) {
  const guarded = (operation.security || []).length > 0;
  return make(
    "article",
    { id },
    make(
      "div",
      { class: "operation" },
      make("h3", {}, operation.summary || id),
      make(
        "p",
        { class: "line" },
        make("span", { class: `method ${method}` }, method.toUpperCase()),
        make("span", { class: "path" }, (document_.basePath || "") + path),
      ),
      operation.description ? make("p", { class: "note" }, operation.description) : "",
      make("p", { class: "note" }, `编号 ${id} · ${guarded ? "需要登录（Authorization: Bearer …）" : "无需登录"}`),
    ),
    parametersView(operation),
    bodyView(document_, operation),
    answersView(document_, operation),
  );
}

function operationsOf(document_) {
  const found = [];
  for (const [path, methodsHere] of Object.entries(document_.paths || {})) {
    for (const method of methods) {
      const operation = methodsHere[method];
      if (!operation) continue;
      const id = operation.operationId || `${method} ${path}`;
      found.push({ id, path, method, operation, tag: (operation.tags || ["其他"])[0] });
    }
  }
  return found;
}

function show(document_) {
  const index = document.getElementById("index");
  const content = document.getElementById("content");
  const operations = operationsOf(document_);
  const entries = [];
  for (const [tag, group] of grouped(operations)) {
    const list = make("ul");
    const section = make("section", {}, make("h2", {}, tag));
    const heading = make("h2", {}, tag);
    index.append(heading, list);
    content.append(section);
    for (const one of group) {
      const link = make("li", {}, make("a", { href: `#${one.id}` }, one.operation.summary || one.id));
      const view = operationView(document_, one);
      list.append(link);
      section.append(view);
      entries.push({ ...one, link, view, section, heading, text: [one.id, one.path, one.operation.summary].join(" ").toLowerCase() });
    }
  }
  document.getElementById("about").textContent = (document_.info && document_.info.description) || "";
  search(entries);
  if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}

function grouped(operations) {
  const groups = new Map();
  for (const one of operations) groups.set(one.tag, [...(groups.get(one.tag) || []), one]);
  return groups;
}

function search(entries) {
  const filter = document.getElementById("filter");
  const count = document.getElementById("count");
  const apply = () => {
    const words = filter.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const shown = entries.filter((one) => words.every((word) => one.text.includes(word)));
    for (const one of entries) one.link.hidden = one.view.hidden = !shown.includes(one);
    for (const one of entries) one.section.hidden = one.heading.hidden = !shown.some((other) => other.section === one.section);
    count.textContent = `${shown.length} 个接口，共 ${entries.length} 个`;
  };
  filter.addEventListener("input", apply);
  apply();
}

fetch("/api/swagger.json")
  .then((answer) => {
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return answer.json();
  })
  .then(show)
  .catch((error) => {
    document.getElementById("about").textContent = `没有读到接口定义（${error.message}）。请刷新页面重试。`;
  });
