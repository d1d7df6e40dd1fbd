import { lazy, Suspense } from "react";
import { Navigate, Outlet, useLocation } from "react-router";

import { useSession } from "../api/session";
import { Loading } from "../components/Loading";

const ForcedChangePage = lazy(async () => ({
  default: (await import("../features/session/ForcedChangePage")).ForcedChangePage,
}));
const NoHatPage = lazy(async () => ({ default: (await import("../features/session/NoHatPage")).NoHatPage }));

/** Pages for those who are not logged in; the others go on to where they wanted to be. */
export function PublicOnly() {
  const { status } = useSession();
  const location = useLocation();
  if (status === "active") return <Navigate to={wanted(location.state)} replace />;
  return <Outlet />;
}

/** Pages for those who are logged in; an expired log-in keeps its page, so that nothing typed is lost. */
export function MembersOnly() {
  const { me, left } = useSession();
  const location = useLocation();
  const from = left ? undefined : location.pathname + location.search;
  if (!me) return <Navigate to="/login" state={{ from }} replace />;
  if (me.must_change_password) return <Apart page={<ForcedChangePage />} />;
  if (!me.hat) return <Apart page={<NoHatPage />} />;
  return <Outlet />;
}

function Apart({ page }: { page: React.ReactNode }) {
  return <Suspense fallback={<Loading />}>{page}</Suspense>;
}

function wanted(state: unknown): string {
  const from = (state as { from?: unknown } | null)?.from;
  return typeof from === "string" && from.startsWith("/") && !from.startsWith("//") ? from : "/";
}
