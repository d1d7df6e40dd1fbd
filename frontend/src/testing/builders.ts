import type { Congress } from "../api/congress";
import type { Hat, Me, Role, TokenAnswer } from "../api/contract";

/** A hat of the given role, in a unit where the role asks for one. */
export function aHat(role: Role, change: Partial<Hat> = {}): Hat {
  const inUnit = role === "clerk" || role === "reviewer" || role === "signer";
  return {
    membership_id: 11,
    role,
    congress_id: 1,
    congress_name: "云岭市人民代表大会",
    congress_short_name: "云岭市人大",
    office_name: "云岭市人大常委会代表工作委员会",
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

/** The own congress, in the fourth session of its ninth term. */
export function aCongress(change: Partial<Congress> = {}): Congress {
  return {
    id: 1,
    name: "云岭市人民代表大会",
    short_name: "云岭市人大",
    office_name: "云岭市人大常委会代表工作委员会",
    level: "city",
    parent_id: null,
    version: 3,
    terms: [{ id: 2, number: 9, name: "第九届", starts_on: "2022-01-08", ends_on: null, version: 1 }],
    sessions: [
      {
        id: 7,
        term_id: 2,
        number: 4,
        name: "第九届人民代表大会第四次会议",
        opens_on: "2026-03-02",
        closes_on: "2026-03-06",
        cosign_deadline: "2026-03-04",
        submission_deadline: "2026-03-05",
        version: 5,
      },
    ],
    current_term_id: 2,
    current_session_id: 7,
    in_session: false,
    today: "2026-03-10",
    actions: ["keep_terms"],
    ...change,
  };
}
