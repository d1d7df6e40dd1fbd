import { Drawer, Form, Input, Radio } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Loaded } from "../../components/Loaded";
import { SearchSelect } from "../../components/SearchSelect";
import { deputyText } from "../../lib/deputyText";
import {
  type Group,
  type GroupFields,
  useDeputyChoices,
  useGroups,
  useMembers,
  useSaveGroup,
  useSetMembers,
} from "./api";
import { BodiesPage } from "./BodiesPage";
import { MemberSelect } from "./DelegationsPage";
import { EditDrawer, useNeeded } from "./EditDrawer";

const kinds = ["regional", "professional"] as const;

/** The groups of deputies of the term, with their convenors. */
export function GroupsPage({ above }: { above: ReactNode }) {
  const { t } = useTranslation("registers");
  return (
    <BodiesPage<Group>
      kind="groups"
      above={above}
      query={useGroups()}
      columns={[
        { key: "kind", title: t("kind"), render: (row) => t(`kinds.${row.kind}`), nowrap: true },
        { key: "convenor", title: t("convenor"), render: (row) => row.convenor_name || t("noHead") },
      ]}
      memberFilter="group_id"
      form={(row, onClose) => <EditGroup group={row} onClose={onClose} />}
      members={(row, onClose) => <SetMembers group={row} onClose={onClose} />}
    />
  );
}

function EditGroup({ group, onClose }: { group: Group | null; onClose: () => void }) {
  const { t } = useTranslation("registers");
  const needed = useNeeded();
  const save = useSaveGroup();
  return (
    <EditDrawer<GroupFields>
      title={group ? t("editLabel", { name: group.name }) : t("groupsNew")}
      initial={{
        name: group?.name ?? "",
        kind: group?.kind ?? "regional",
        convenor_id: group?.convenor_id ?? undefined,
      }}
      onSave={({ name, kind, convenor_id }, key) =>
        save.mutateAsync({ old: group, fields: { name, kind, convenor_id: convenor_id ?? null }, key })
      }
      onClose={onClose}
    >
      <Form.Item name="name" label={t("bodyName")} rules={needed(t("bodyName"))}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item name="kind" label={t("kind")}>
        <Radio.Group options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
      </Form.Item>
      {group && (
        <Form.Item name="convenor_id" label={t("convenor")} extra={t("convenorHint")}>
          <MemberSelect kind="groups" of={group.id} placeholder={t("noHead")} />
        </Form.Item>
      )}
    </EditDrawer>
  );
}

/** All members of a group: they must be known before they are changed. */
function SetMembers({ group, onClose }: { group: Group; onClose: () => void }) {
  const { t } = useTranslation("registers");
  const members = useMembers("groups", group.id);
  const set = useSetMembers();
  const title = t("groupsMembersTitle", { name: group.name });
  if (!members.data)
    return (
      <Drawer open title={title} size="min(100vw, 30rem)" onClose={onClose}>
        <Loaded query={members}>{() => null}</Loaded>
      </Drawer>
    );
  const known = members.data.items.map((deputy) => ({ value: deputy.id, label: deputyText(deputy) }));
  return (
    <EditDrawer<{ deputy_ids: number[] }>
      title={title}
      initial={{ deputy_ids: known.map(({ value }) => value) }}
      onSave={({ deputy_ids }) => set.mutateAsync({ id: group.id, version: group.version, deputy_ids })}
      onClose={onClose}
    >
      <Form.Item name="deputy_ids" label={t("groupsMembers")} extra={t("groupMembersHint")}>
        <SearchSelect<number[]>
          multiple
          known={known}
          useFound={useDeputyChoices}
          placeholder={t("deputyPlaceholder")}
          nothing={t("deputyNone")}
        />
      </Form.Item>
    </EditDrawer>
  );
}
