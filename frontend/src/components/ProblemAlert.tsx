import { Alert, Button } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { ApiError, OfflineError } from "../api/problem";
import { useSession } from "../api/session";
import styles from "./ProblemAlert.module.css";

interface Props {
  error: unknown;
  /** What was attempted, when it was not a plain action. */
  title?: string;
  onRetry?: () => void;
}

/** What the office mends on the page of terms and sessions. */
const unset = ["no-term", "no-session"];
const mends: (string | undefined)[] = ["office", "head"];

/** Says what went wrong, what to do about it, and under which number it can be looked up. */
export function ProblemAlert({ error, title, onRetry }: Props) {
  const { t } = useTranslation();
  const role = useSession().me?.hat?.role;
  if (!error) return null;
  const requestId = error instanceof ApiError && error.status >= 500 ? error.requestId : undefined;
  const reason = explanation(error, t);
  // A fault of one field alone often says no more than the whole.
  const fields = error instanceof ApiError ? error.fields.filter((field) => field.reason !== reason) : [];
  const heading = error instanceof OfflineError ? t("offline.title") : title;
  const setting = error instanceof ApiError && unset.includes(error.problem.code) && mends.includes(role);
  const more = fields.length > 0 || requestId || onRetry || setting;

  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="no-print"
      title={heading ?? reason}
      description={
        (heading || more) && (
          <div className={styles.body}>
            {heading && <p>{reason}</p>}
            {fields.length > 0 && (
              <ul className={styles.fields}>
                {fields.map((field) => (
                  <li key={field.name}>{field.reason}</li>
                ))}
              </ul>
            )}
            {requestId && <p className={styles.number}>{t("problem.requestId", { id: requestId })}</p>}
            {setting && <Link to="/terms">{t("problem.toTerms")}</Link>}
            {onRetry && (
              <Button className={styles.retry} onClick={onRetry}>
                {t("retry")}
              </Button>
            )}
          </div>
        )
      }
    />
  );
}

function explanation(error: unknown, t: TFunction): string {
  if (error instanceof OfflineError) return t("offline.hint");
  if (!(error instanceof ApiError)) return t("problem.unexpected");
  return error.problem.detail || byStatus(error.status, t);
}

function byStatus(status: number, t: TFunction): string {
  if (status === 401) return t("problem.unauthenticated");
  if (status === 403) return t("problem.forbidden");
  if (status === 404) return t("problem.notFound");
  if (status === 409 || status === 412) return t("problem.conflict");
  if (status === 413) return t("problem.tooLarge");
  if (status === 429) return t("problem.tooMany");
  return t("problem.server");
}
