import { ActionDialog, type ActionDialogProps } from "../../components/ActionDialog";
import { useRefresh } from "./api";

/** A button that opens the form of one action of the supervision. */
export function Act<V extends object>(props: Omit<ActionDialogProps<V>, "refresh">) {
  return <ActionDialog {...props} refresh={useRefresh()} />;
}
