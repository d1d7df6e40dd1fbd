import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { download } from "../api/sheet";
import { ProblemAlert } from "./ProblemAlert";

interface Props {
  /** The address below the API, with its query. */
  path: string;
  /** The name under which the browser saves it. */
  name: string;
  /** What the button says where it is no workbook. */
  label?: string;
}

/** Fetches a file, a workbook as a rule, and says why when that fails. */
export function ExportButton({ path, name, label }: Props) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const fetchIt = async () => {
    setBusy(true);
    setError(null);
    await download(path, name).catch(setError);
    setBusy(false);
  };
  return (
    <>
      <Button icon={<DownloadOutlined aria-hidden="true" />} loading={busy} onClick={fetchIt}>
        {label ?? t("exportExcel")}
      </Button>
      <ProblemAlert error={error} />
    </>
  );
}
