import { Navigate } from "react-router";

import { useSession } from "../api/session";
import { homeOf } from "./menu";

/** Where somebody who has just logged in begins. */
export function Home() {
  const { me } = useSession();
  return me?.hat ? <Navigate to={homeOf(me.hat.role)} replace /> : null;
}
