import type { SelectProps } from "antd";
import type { ComponentType } from "react";

import { onDemand } from "../lib/onDemand";

const Fetched = onDemand(
  async () => (await import("antd/es/select")).default as ComponentType<object>,
  <input className="ant-input" disabled aria-hidden aria-busy />,
);

/**
 * A select for forms that open on demand: its code is fetched with the first of them, not with the page
 * around it. A page that shows a select at once takes the library's own.
 */
export function FormSelect<Value = unknown>(props: SelectProps<Value>) {
  return <Fetched {...props} />;
}
