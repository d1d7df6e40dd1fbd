import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import type { AssignmentProps } from "./AssignmentActions";

/** Opens the editor, whose place is in the URL so that it can be come back to. */
export function DraftOpinion({ assignment }: AssignmentProps) {
  const { t } = useTranslation("handling");
  const [params, setParams] = useSearchParams();
  if (params.get("opinion") === String(assignment.id)) return null;
  return (
    <Button type="primary" onClick={() => setParams({ opinion: String(assignment.id) })}>
      {t("opinion.open")}
    </Button>
  );
}
