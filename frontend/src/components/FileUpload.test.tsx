import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { ApiError } from "../api/problem";
import { renderPlain } from "../testing/render";
import { FileUpload } from "./FileUpload";

const file = (name: string, bytes: number) => new File([new Uint8Array(bytes)], name);

function show(upload: (file: File) => Promise<unknown>) {
  renderPlain(<FileUpload types={[".pdf", ".docx"]} maxBytes={1024 * 1024} multiple upload={upload} />);
  const input = screen.getByLabelText("选择文件", { selector: "input" });
  const user = userEvent.setup({ applyAccept: false });
  return (...files: File[]) => user.upload(input, files);
}

test("files of an allowed kind and size go up, the others are named with the reason", async () => {
  const upload = vi.fn(async () => null);
  const choose = show(upload);
  await choose(file("附件.pdf", 10), file("空.pdf", 0), file("大.docx", 1024 * 1024 + 1));
  expect(await screen.findByText("“空.pdf”是空文件，请重新选择。")).toBeVisible();
  expect(screen.getByText("“大.docx”超过 1 MB，请压缩或拆分后再上传。")).toBeVisible();
  expect(upload.mock.calls.map((call) => (call as unknown as [File])[0].name)).toEqual(["附件.pdf"]);
});

test("what the server says of a file is shown", async () => {
  const detail = "文件内容与扩展名不符，请上传真正的 PDF 文件。";
  const choose = show(async () => {
    throw new ApiError({ type: "", title: "", status: 422, code: "wrong-content", detail });
  });
  await choose(file("附件.pdf", 10));
  expect(await screen.findByRole("alert")).toHaveTextContent(detail);
});
