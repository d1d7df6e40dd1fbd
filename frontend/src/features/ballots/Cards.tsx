import { PrinterOutlined } from "@ant-design/icons";
import { Button, Form, InputNumber, Modal, QRCode, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useSession } from "../../api/session";
import { Panel } from "../../components/Panel";
import { PrintArea } from "../../components/PrintArea";
import { ProblemAlert } from "../../components/ProblemAlert";
import { useFirstFocus } from "../../lib/firstFocus";
import { applyProblem } from "../../lib/formProblem";
import { type Ballot, issueCards, type Turnout, useRefresh } from "./api";
import styles from "./Ballots.module.css";

/** The cards of a ballot: how many there are, and the way to make them. */
export function Cards({ ballot, turnout }: { ballot: Ballot; turnout: Turnout }) {
  const { t } = useTranslation(["ballots", "common"]);
  const [open, setOpen] = useState(false);
  const [codes, setCodes] = useState<string[]>([]);
  const { issued, voted } = turnout;
  return (
    <Panel title={t("cards.title")}>
      <p className={styles.hint}>{t(issued > 0 ? "cards.there" : "cards.none", { issued })}</p>
      <Button onClick={() => setOpen(true)}>{t("cards.make")}</Button>
      {open && (
        <MakeCards
          ballot={ballot}
          mayReplace={issued > 0 && voted === 0}
          onClose={() => setOpen(false)}
          onMade={(made) => {
            setOpen(false);
            setCodes(made);
          }}
        />
      )}
      {codes.length > 0 && <PrintCards ballot={ballot} codes={codes} onClose={() => setCodes([])} />}
    </Panel>
  );
}

interface MakeProps {
  ballot: Ballot;
  mayReplace: boolean;
  onClose: () => void;
  onMade: (codes: string[]) => void;
}

function MakeCards({ ballot, mayReplace, onClose, onMade }: MakeProps) {
  const { t } = useTranslation(["ballots", "common"]);
  const [form] = Form.useForm<{ count: number; replace: boolean }>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const panel = useFirstFocus(true);
  const refresh = useRefresh();
  const make = async ({ count, replace = false }: { count: number; replace?: boolean }) => {
    setBusy(true);
    setError(null);
    try {
      const { codes } = await issueCards(ballot, count, replace);
      onMade(codes); // first of all: nobody is told them again
      void refresh();
    } catch (failure) {
      setError(failure);
      applyProblem(form, failure);
      setBusy(false);
      await refresh();
    }
  };
  return (
    <Modal
      open
      panelRef={panel}
      title={t("cards.make")}
      okText={t("cards.makeOk")}
      cancelText={t("common:cancel")}
      confirmLoading={busy}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ replace: false }}
        onFinish={make}
      >
        <p className={styles.hint}>{t("cards.hint")}</p>
        <Form.Item
          name="count"
          label={t("cards.count")}
          rules={[{ required: true, message: t("common:required", { label: t("cards.count") }) }]}
        >
          <InputNumber min={1} max={2000} precision={0} />
        </Form.Item>
        {mayReplace && (
          <Form.Item name="replace" label={t("cards.former")}>
            <Radio.Group
              aria-label={t("cards.former")}
              className={styles.choices}
              options={[
                { value: false, label: t("cards.add") },
                { value: true, label: t("cards.replace") },
              ]}
            />
          </Form.Item>
        )}
      </Form>
      <ProblemAlert error={error} />
    </Modal>
  );
}

/** How many cards the screen shows; the printer gets all. */
const shown = 4;

/** Where a card leads: the code stands behind the #, which browsers send to nobody. */
const addressOf = (code: string) => `${location.origin}/b#${code}`;

/** Shows the cards once, ready to be printed and cut; closed, nothing of them stays in the page. */
function PrintCards({ ballot, codes, onClose }: { ballot: Ballot; codes: string[]; onClose: () => void }) {
  const { t } = useTranslation(["ballots", "common"]);
  const congress = useSession().me?.hat?.congress_name;
  return (
    <>
      <Modal
        open
        title={t("cards.made", { count: codes.length })}
        closable={false}
        keyboard={false}
        mask={{ closable: false }}
        width={720}
        footer={
          <>
            <Button onClick={onClose}>{t("cards.close")}</Button>
            <Button
              type="primary"
              icon={<PrinterOutlined aria-hidden="true" />}
              onClick={() => window.print()}
            >
              {t("common:print")}
            </Button>
          </>
        }
      >
        <p className={styles.hint}>{t("cards.once")}</p>
        <div className={styles.sheet}>
          {codes.slice(0, shown).map((code) => (
            <OneCard key={code} code={code} title={ballot.title} congress={congress} />
          ))}
        </div>
        {codes.length > shown && (
          <p className={styles.quiet}>{t("cards.rest", { count: codes.length - shown })}</p>
        )}
      </Modal>
      <PrintArea>
        <div className={styles.sheet}>
          {codes.map((code) => (
            <OneCard key={code} code={code} title={ballot.title} congress={congress} />
          ))}
        </div>
      </PrintArea>
    </>
  );
}

function OneCard({ code, title, congress }: { code: string; title: string; congress?: string }) {
  const { t } = useTranslation("ballots");
  return (
    <div className={styles.card} data-code={code}>
      <QRCode value={addressOf(code)} type="svg" size={112} bordered={false} aria-label={t("cards.qr")} />
      <div>
        <p className={styles.cardCongress}>{congress}</p>
        <p className={styles.cardTitle}>{title}</p>
        <p className={styles.cardHow}>{t("cards.how", { address: `${location.host}/b` })}</p>
        <p className={styles.code}>{code}</p>
        <p className={styles.cardHow}>{t("cards.secret")}</p>
      </div>
    </div>
  );
}
