import { expect, test } from "vitest";

import { fieldPath } from "./formProblem";

test.each([
  ["phone", ["phone"]],
  ["administrators.sysadmin.login_name", ["administrators", "sysadmin", "login_name"]],
  ["requests[0].text", ["requests", 0, "text"]],
  ["requests.2.text", ["requests", 2, "text"]],
])("%s names a field of a form", (name, path) => {
  expect(fieldPath(name)).toEqual(path);
});
