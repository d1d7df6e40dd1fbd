import { useTranslation } from "react-i18next";

import { type FileRef, FilesField, idsOf } from "../../components/FilesField";
import { TextField } from "../../components/fields";

/** What an item says, as its form holds it: the things asked stand one on a line. */
export interface WordingValues {
  title: string;
  basis?: string;
  content?: string;
  points?: string;
  files?: FileRef[];
}

export const wordingOf = ({ title, basis = "", content = "", points = "", files }: WordingValues) => ({
  title,
  basis,
  content,
  points: points
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean),
  attachment_ids: idsOf(files),
});

export function WordingFields() {
  const { t } = useTranslation("upward");
  return (
    <>
      <TextField name="title" label={t("field.title")} required max={100} />
      <TextField name="basis" label={t("field.basis")} rows={2} max={5000} hint={t("field.basisHint")} />
      <TextField name="content" label={t("field.content")} rows={5} max={10000} />
      <TextField name="points" label={t("field.points")} rows={3} max={10000} hint={t("field.pointsHint")} />
      <FilesField name="files" label={t("field.files")} />
    </>
  );
}
