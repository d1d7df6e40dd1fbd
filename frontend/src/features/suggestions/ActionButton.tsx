import { ActionDialog, type ActionDialogProps } from "../../components/ActionDialog";
import { useRefresh } from "./api";

interface Props<V extends object>
  extends Omit<ActionDialogProps<V>, "item" | "refresh" | "onDone" | "width"> {
  /** The object that is acted on, and the version that the person has in view. */
  id: number;
  version: number;
  /** Called when it is done, in place of the message. */
  onDone?: () => void;
}

/** A button that opens the form of one action at a suggestion. */
export function ActionButton<V extends object>({ id, version, ...rest }: Props<V>) {
  return <ActionDialog<V> {...rest} item={{ id, version }} width={600} refresh={useRefresh()} />;
}
