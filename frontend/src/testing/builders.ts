import type { Hat, Me, Role, TokenAnswer } from "../api/contract";

/** A hat of the given role, in a unit where the role asks for one. */
export function aHat(role: Role, change: Partial<Hat> = {}): Hat {
  const inUnit = role === "clerk" || role === "reviewer" || role === "signer";
  return {
    membership_id: 11,
    role,
    congress_id: 1,
    congress_name: "云岭市人民代表大会",
    ...(inUnit ? { unit_id: 4, unit_name: "市交通运输局" } : {}),
    ...change,
  };
}

/** A person who wears one hat. */
export function aPerson(role: Role, change: Partial<Me> = {}): Me {
  const hat = aHat(role);
  return {
    user: { id: 3, name: "陈晓岚", login_name: "chenxl", email: "" },
    must_change_password: false,
    demonstration: false,
    higher_deputy: false,
    hat,
    hats: [hat],
    ...change,
  };
}

/** The answer to a log-in. */
export function aToken(me: Me, access_token = "token-1"): TokenAnswer {
  return { access_token, expires_in: 600, me };
}
