import { expect, test } from "vitest";

import { plainFromHtml, requestsOf, tidy } from "./paste";

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style><!-- p.MsoNormal {mso-style-parent:""; font-family:仿宋} --></style></head>
<body lang=ZH-CN><!--StartFragment-->
<p class=MsoNormal style='text-indent:32.0pt'><span style='font-family:仿宋;mso-bidi'>学校门口早晚
拥堵，</span><b>学生</b><span>安全堪忧。<o:p></o:p></span></p>
<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;&nbsp;</span></span><![endif]>增设减速带；</p>
<p class=MsoListParagraph><span style='mso-list:Ignore'>2.<span>&nbsp;&nbsp;</span></span>设置临时停车区。</p>
<!--EndFragment--></body></html>`;

test("text from Word keeps its paragraphs and nothing else", () => {
  expect(plainFromHtml(word)).toBe("学校门口早晚拥堵，学生安全堪忧。\n1. 增设减速带；\n2. 设置临时停车区。");
});

test("a list of HTML says its numbers, a script says nothing", () => {
  expect(plainFromHtml("<ol start=3><li>修路</li><li>装灯</li></ol><script>alert(1)</script>")).toBe(
    "3. 修路\n4. 装灯",
  );
});

test("stray spaces and empty lines go", () => {
  expect(tidy("\u3000\u3000第一段\u00a0\r\n\r\n  第二段  ")).toBe("第一段\n第二段");
});

test.each([
  ["1. 修路\n2. 装灯", ["修路", "装灯"]],
  ["一、修路\n（补充说明）\n二、装灯", ["修路\n（补充说明）", "装灯"]],
  ["（一）修路\n（二）装灯", ["修路", "装灯"]],
  ["①修路\n②装灯", ["修路", "装灯"]],
  ["1、修路\n2、装灯\n10、清淤", ["修路", "装灯", "清淤"]],
])("a numbered list %j becomes requests", (text, requests) => {
  expect(requestsOf(text)).toEqual(requests);
});

test.each(["修路并装灯", "1. 只有一项", "现状如下\n1. 修路\n2. 装灯", "3.5 公里路段\n2.1 公里路段", ""])(
  "the text %j is no list of requests",
  (text) => {
    expect(requestsOf(text)).toBeNull();
  },
);
