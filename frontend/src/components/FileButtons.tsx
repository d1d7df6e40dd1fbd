import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";

import { download } from "../api/sheet";
import styles from "./FileButtons.module.css";
import { ProblemAlert } from "./ProblemAlert";

interface Props {
  files: { id: number; name: string }[];
  /** What a button is called that fetches the file of a name. */
  label: (name: string) => string;
  small?: boolean;
}

/** Files that can be fetched, one button each. */
export function FileButtons({ files, label, small }: Props) {
  const [error, setError] = useState<unknown>(null);
  if (files.length === 0) return null;
  return (
    <>
      <ul className={styles.files} data-small={small || undefined}>
        {files.map((file) => (
          <li key={file.id}>
            <Button
              size={small ? "small" : undefined}
              icon={<DownloadOutlined aria-hidden="true" />}
              aria-label={label(file.name)}
              onClick={() => download(`/attachments/${file.id}`, file.name).catch(setError)}
            >
              {file.name}
            </Button>
          </li>
        ))}
      </ul>
      <ProblemAlert error={error} />
    </>
  );
}
