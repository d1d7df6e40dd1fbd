import { useTranslation } from "react-i18next";

import type { Difference } from "./api";
import { RulesTable } from "./RulesTable";
import { useDifferenceWords } from "./words";

/** What differs between two versions, one value a line. */
export function DifferenceTable({ differences }: { differences: Difference[] }) {
  const { t } = useTranslation("rules");
  const words = useDifferenceWords();
  return (
    <RulesTable caption={t("diff.caption")} heads={[t("diff.item"), t("diff.before"), t("diff.after")]}>
      {differences.map(({ name, before, after }) => (
        <tr key={name}>
          <th scope="row">{words.path(name)}</th>
          <td>{words.value(before)}</td>
          <td>{words.value(after)}</td>
        </tr>
      ))}
    </RulesTable>
  );
}
