import { EditOutlined, HistoryOutlined, PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { dayText } from "../../lib/date";
import { useRules } from "./api";
import { CalendarPanel } from "./CalendarPanel";
import { RulesSections } from "./RulesSections";

/** What the congress goes by: its working days, time limits, classes, ratings and reasons. */
export function RulesPage() {
  const { t } = useTranslation("rules");
  const navigate = useNavigate();
  const query = useRules();
  const { data } = query;
  const hint = data && t("hint", { version: data.version, date: dayText(data.valid_from) });
  const actions = (
    <>
      {data?.actions.includes("publish_rules") && (
        <Button
          type="primary"
          icon={<EditOutlined aria-hidden="true" />}
          onClick={() => navigate("/rules/edit")}
        >
          {t("publish")}
        </Button>
      )}
      <Button icon={<HistoryOutlined aria-hidden="true" />} onClick={() => navigate("/rules/versions")}>
        {t("versionsLink")}
      </Button>
      <Button icon={<PrinterOutlined aria-hidden="true" />} onClick={() => navigate("/print/rules")}>
        {t("printLink")}
      </Button>
    </>
  );
  return (
    <Page title={t("title")} hint={hint} actions={actions}>
      <CalendarPanel />
      <Loaded query={query} rows={14}>
        {(rules) => <RulesSections rules={rules} />}
      </Loaded>
    </Page>
  );
}
