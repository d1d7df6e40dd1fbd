import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { send } from "../../api/client";
import { ApiError, toProblem } from "../../api/problem";
import { FileButtons } from "../../components/FileButtons";
import { ProblemAlert } from "../../components/ProblemAlert";
import type { FileRef } from "./api";
import styles from "./Supervision.module.css";

/** Files that can be fetched, one small button each. */
export function Files({ files }: { files: FileRef[] }) {
  const { t } = useTranslation("supervision");
  return <FileButtons small files={files} label={(name) => t("download", { name })} />;
}

/** Photos as pictures, fetched as the person who is logged in; other files to be saved. */
export function Photos({ files }: { files: FileRef[] }) {
  const pictures = files.filter(({ content_type }) => content_type.startsWith("image/"));
  return (
    <>
      {pictures.length > 0 && (
        <ul className={styles.photos}>
          {pictures.map((file) => (
            <li key={file.id}>
              <Photo file={file} />
            </li>
          ))}
        </ul>
      )}
      <Files files={files.filter((file) => !pictures.includes(file))} />
    </>
  );
}

function Photo({ file }: { file: FileRef }) {
  const { t } = useTranslation("supervision");
  const { data, error } = useQuery({
    queryKey: ["attachment", file.id],
    queryFn: () => picture(file),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const address = useAddress(data);
  if (error) return <ProblemAlert error={error} />;
  return (
    <figure className={styles.photo}>
      {address && <img src={address} alt={t("activity.photo", { name: file.name })} />}
      <figcaption>{file.name}</figcaption>
    </figure>
  );
}

/** The address of a picture in memory, given back when nobody looks at it any more. */
function useAddress(blob?: Blob): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return address;
}

async function picture({ id, content_type }: FileRef): Promise<Blob> {
  const response = await send(new Request(`${location.origin}/api/v1/attachments/${id}`));
  if (!response.ok) throw new ApiError(toProblem(await response.json().catch(() => null), response));
  return new Blob([await response.arrayBuffer()], { type: content_type });
}
