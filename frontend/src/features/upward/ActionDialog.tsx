import { type ActionDialogProps, ActionDialog as Dialog } from "../../components/ActionDialog";
import { useRefresh } from "./api";

/** A button that opens the form of one action at an item. */
export function ActionDialog<V extends object>(props: Omit<ActionDialogProps<V>, "refresh">) {
  return <Dialog {...props} refresh={useRefresh()} />;
}
