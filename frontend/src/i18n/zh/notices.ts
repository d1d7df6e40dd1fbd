export const notices = {
  title: "消息",
  unread: "未读",
  read: "已读",
  unreadCount: "{{count}} 条未读",
  readAll: "全部标为已读",
  markRead: "标为已读",
  open: "查看建议",
  empty: "还没有消息",
  emptyHint: "建议的交办、办理、答复、反馈等进展会在这里通知您。",
  text: {
    other: "您有一条新的办理进展。",
  },
} as const;
