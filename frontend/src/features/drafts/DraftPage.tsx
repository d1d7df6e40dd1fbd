import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useMatch } from "react-router";

import { useSession } from "../../api/session";
import { Empty } from "../../components/Empty";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Panel } from "../../components/Panel";
import { useDraft } from "./api";
import { ChooseText } from "./ChooseText";
import type { Draft } from "./contract";
import { DraftEditor } from "./DraftEditor";
import { forget, type Kept, kept } from "./keep";
import { type DraftText, emptyText, sameText, textOf } from "./text";
import { printOf, type Start } from "./useAutosave";

/** Writing a new suggestion, or going on with a draft. A new one gets its address with its first save. */
export function DraftPage() {
  const location = useLocation();
  const id = useMatch("/suggestions/:id/edit")?.params.id;
  const editor = (location.state as { editor?: string } | null)?.editor;
  const key = editor ?? (id ? `draft-${id}` : `new-${location.key}`);
  return <DraftAt key={key} editor={key} id={id ? Number(id) : null} />;
}

function DraftAt({ id, editor }: { id: number | null; editor: string }) {
  const { t } = useTranslation("drafts");
  // The first save gives the draft an id while it is open; nothing is to be loaded then.
  const opened = useRef(id).current;
  const query = useDraft(opened);
  return (
    <Page title={opened === null ? t("newTitle") : t("editTitle")} hint={t("hint")} narrow>
      {opened === null ? (
        <OpenDraft draft={null} editor={editor} />
      ) : (
        <Loaded query={query} rows={12}>
          {(draft) =>
            draft.actions.includes("edit_draft") ? (
              <OpenDraft draft={draft} editor={editor} />
            ) : (
              <Closed id={draft.id} />
            )
          }
        </Loaded>
      )}
    </Page>
  );
}

function Closed({ id }: { id: number }) {
  const { t } = useTranslation("drafts");
  return (
    <Panel>
      <Empty
        title={t("closed")}
        hint={t("closedHint")}
        action={<Link to={`/suggestions/${id}`}>{t("toItem")}</Link>}
      />
    </Panel>
  );
}

type View =
  | { kind: "edit"; draft: Draft | null; start: Start; round: number }
  | {
      kind: "choose";
      draft: Draft | null;
      mine: Pick<Kept, "text" | "version" | "at" | "creation" | "delegation">;
      stale: boolean;
      confirmed?: string[];
      round: number;
    };

function OpenDraft({ draft, editor }: { draft: Draft | null; editor: string }) {
  const { me } = useSession();
  const user = me?.user.id ?? 0;
  const [view, setView] = useState<View>(() => opening(draft, kept(user, draft?.id ?? null)));

  if (view.kind === "choose") {
    const { mine, round } = view;
    const server = startOf(view.draft);
    const edit = (start: Start) => setView({ kind: "edit", draft: view.draft, start, round: round + 1 });
    return (
      <ChooseText
        stale={view.stale}
        confirmed={view.confirmed}
        mine={mine.text}
        at={mine.at}
        newer={mine.version < server.version}
        theirs={view.draft && server.text}
        onMine={() =>
          edit({ ...server, text: mine.text, creation: mine.creation, delegation: mine.delegation })
        }
        onTheirs={() => {
          forget(user, server.id);
          edit(server);
        }}
      />
    );
  }
  const onStale = (text: DraftText, version: number, theirs: Draft, confirmed: string[]) =>
    setView({
      kind: "choose",
      draft: theirs,
      mine: { text, version, at: new Date().toISOString() },
      stale: true,
      confirmed,
      round: view.round,
    });
  return (
    <DraftEditor
      key={view.round}
      user={user}
      editor={editor}
      draft={view.draft}
      start={view.start}
      onStale={onStale}
    />
  );
}

function startOf(draft: Draft | null): Start {
  const text = draft ? textOf(draft) : emptyText();
  return { id: draft?.id ?? null, version: draft?.version ?? 0, saved: printOf(text), text };
}

function opening(draft: Draft | null, mine: Kept | null): View {
  const start = startOf(draft);
  if (!mine || (!mine.creation && sameText(mine.text, start.text)))
    return { kind: "edit", draft, start, round: 0 };
  return { kind: "choose", draft, mine, stale: false, round: 0 };
}
