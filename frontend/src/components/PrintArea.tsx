import { type ReactNode, useEffect } from "react";
import { createPortal } from "react-dom";

/** While it is mounted, the printer gets this and nothing else of the page. */
export function PrintArea({ children }: { children: ReactNode }) {
  useEffect(() => {
    document.body.setAttribute("data-print-area", "");
    return () => document.body.removeAttribute("data-print-area");
  }, []);
  return createPortal(<div className="print-area">{children}</div>, document.body);
}
