import { Form, Input, Select } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { SearchSelect } from "../../components/SearchSelect";
import { deputyText } from "../../lib/deputyText";
import {
  type Delegation,
  type DelegationFields,
  useDelegations,
  useDeputyChoices,
  useMembers,
  useMoveDeputies,
  useSaveDelegation,
} from "./api";
import { BodiesPage } from "./BodiesPage";
import { EditDrawer, useNeeded } from "./EditDrawer";

/** The delegations of the term, with their heads. */
export function DelegationsPage({ above }: { above: ReactNode }) {
  const { t } = useTranslation("registers");
  return (
    <BodiesPage<Delegation>
      kind="delegations"
      above={above}
      query={useDelegations()}
      columns={[{ key: "head", title: t("head"), render: (row) => row.head_name || t("noHead") }]}
      memberFilter="delegation_id"
      form={(row, onClose) => <EditDelegation delegation={row} onClose={onClose} />}
      members={(row, onClose) => <MoveDeputies delegation={row} onClose={onClose} />}
    />
  );
}

function EditDelegation({ delegation, onClose }: { delegation: Delegation | null; onClose: () => void }) {
  const { t } = useTranslation("registers");
  const needed = useNeeded();
  const save = useSaveDelegation();
  return (
    <EditDrawer<DelegationFields>
      title={delegation ? t("editLabel", { name: delegation.name }) : t("delegationsNew")}
      initial={{ name: delegation?.name ?? "", head_deputy_id: delegation?.head_deputy_id ?? undefined }}
      onSave={({ name, head_deputy_id }, key) =>
        save.mutateAsync({ old: delegation, fields: { name, head_deputy_id: head_deputy_id ?? null }, key })
      }
      onClose={onClose}
    >
      <Form.Item name="name" label={t("bodyName")} rules={needed(t("bodyName"))}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      {delegation && (
        <Form.Item name="head_deputy_id" label={t("head")} extra={t("headHint")}>
          <MemberSelect kind="delegations" of={delegation.id} placeholder={t("noHead")} />
        </Form.Item>
      )}
    </EditDrawer>
  );
}

interface MemberSelectProps {
  kind: "delegations" | "groups";
  /** The delegation or group; the field's own id comes from the form. */
  of: number;
  placeholder: string;
}

/** Chooses one of the members of a delegation or group. */
export function MemberSelect({ kind, of, placeholder, ...field }: MemberSelectProps) {
  const members = useMembers(kind, of);
  return (
    <Select
      {...field}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      loading={members.isFetching}
      placeholder={placeholder}
      options={members.data?.items.map(({ id, name, card_no, delegation }) => ({
        value: id,
        label: deputyText({ name, card_no, delegation: kind === "groups" ? delegation : "" }),
      }))}
    />
  );
}

function MoveDeputies({ delegation, onClose }: { delegation: Delegation; onClose: () => void }) {
  const { t } = useTranslation(["registers", "common"]);
  const move = useMoveDeputies();
  const { id, version, name } = delegation;
  return (
    <EditDrawer<{ deputy_ids: number[] }>
      title={t("delegationsMembersTitle", { name })}
      initial={{ deputy_ids: [] }}
      onSave={({ deputy_ids }, key) => move.mutateAsync({ id, version, deputy_ids, key })}
      onClose={onClose}
    >
      <Form.Item
        name="deputy_ids"
        label={t("deputiesToMove")}
        extra={t("moveHint")}
        rules={[{ required: true, message: t("common:requiredChoice", { label: t("deputiesToMove") }) }]}
      >
        <SearchSelect<number[]>
          multiple
          useFound={useDeputyChoices}
          placeholder={t("deputyPlaceholder")}
          nothing={t("deputyNone")}
        />
      </Form.Item>
    </EditDrawer>
  );
}
