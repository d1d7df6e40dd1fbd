import type { Catalogue } from "../types";
import { noticeTexts } from "./noticeTexts";

/** Notices and the wishes for them. */
export const notices: Catalogue["notices"] = { text: noticeTexts };
