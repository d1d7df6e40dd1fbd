import type { FormInstance } from "antd";
import { useEffect, useRef } from "react";

/**
 * Lets a form in a dialog begin with what stands now, not with what stood when the dialog was first opened.
 * What was typed and not sent stays as long as the beginning is the same.
 */
export function useBeginning<V>(form: FormInstance<V>, open: boolean, initial: Partial<V> | undefined) {
  const begun = useRef<{ with: string | undefined }>(undefined);
  const now = JSON.stringify(initial);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the opening begins anew; what is being typed outlives news from the server
  useEffect(() => {
    if (!open) return;
    if (begun.current && begun.current.with !== now) form.resetFields();
    begun.current = { with: now };
  }, [open]);
}
