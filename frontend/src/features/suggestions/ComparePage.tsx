import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";

import type { Suggestion } from "../../api/core";
import { useSession } from "../../api/session";
import { useAlike } from "../../components/AlikeItems";
import { Comparison } from "../../components/Comparison";
import { comparedItem } from "../../components/compared";
import { Empty } from "../../components/Empty";
import { Loaded } from "../../components/Loaded";
import { NativeSelect } from "../../components/NativeSelect";
import { Page } from "../../components/Page";
import { useLikeness } from "../../components/useLikeness";
import { useWords } from "../../lib/useWords";
import { useSuggestion } from "./api";
import { AskMerge } from "./CombineActions";
import styles from "./ComparePage.module.css";

/** An item beside one that is like it; the office merges them from here, or leaves them as they are. */
export function ComparePage() {
  const { t } = useTranslation("finding");
  const { me } = useSession();
  const id = Number(useParams().id);
  const query = useSuggestion(id);
  return (
    <Page
      title={t("compare.title")}
      hint={query.data?.title}
      actions={
        <>
          {["office", "head"].includes(me?.hat?.role ?? "") && (
            <Link to="/suggestions/duplicates">{t("duplicates.open")}</Link>
          )}
          <Link to={`/suggestions/${id}`}>{t("compare.back")}</Link>
        </>
      }
    >
      <Loaded query={query} rows={10}>
        {(item) => <Beside item={item} />}
      </Loaded>
    </Page>
  );
}

function Beside({ item }: { item: Suggestion }) {
  const { t } = useTranslation("finding");
  const likeness = useLikeness();
  const [params, setParams] = useSearchParams();
  const select = useId();
  const alike = useAlike(item.title, item.id);
  const others = (alike.data?.alike ?? []).filter(({ readable }) => readable);
  const chosen = Number(params.get("with")) || others[0]?.id;
  const options = others.map((one) => ({
    value: String(one.id),
    label: [one.number_text, one.title, likeness(one)].filter(Boolean).join(" · "),
  }));
  if (!chosen) return <Loaded query={alike}>{() => <Empty title={t("compare.nothing")} />}</Loaded>;
  return (
    <>
      {options.length > 0 && (
        <div className={styles.choice}>
          <label htmlFor={select}>{t("compare.with")}</label>
          <NativeSelect
            id={select}
            value={String(chosen)}
            placeholder={t("compare.choose")}
            options={options}
            onChange={(value) => setParams({ with: value }, { replace: true })}
          />
        </div>
      )}
      <Two key={chosen} item={item} other={chosen} />
    </>
  );
}

function Two({ item, other: id }: { item: Suggestion; other: number }) {
  const word = useWords();
  const query = useSuggestion(id);
  const side = (one: Suggestion) => comparedItem(one, word("phase", one.phase));
  return (
    <Loaded query={query} rows={10}>
      {(other) => (
        <>
          <Comparison ours={side(item)} theirs={side(other)} />
          <Merge item={item} other={other} />
        </>
      )}
    </Loaded>
  );
}

/** Either of the two can go into the other, as far as the office may do it now. */
function Merge({ item, other }: { item: Suggestion; other: Suggestion }) {
  const { t } = useTranslation("finding");
  const ways = [
    { from: item, into: other, label: t("compare.mergeOurs") },
    { from: other, into: item, label: t("compare.mergeTheirs") },
  ].filter(({ from }) => from.actions.includes("ask_merge"));
  if (ways.length === 0) return null;
  return (
    <div className={styles.merge}>
      {ways.map(({ from, into, label }) => (
        <AskMerge key={from.id} item={from} into={into} label={label} />
      ))}
    </div>
  );
}
