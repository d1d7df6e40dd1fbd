/** Log-in by an identity provider, and what else opens an account beside the password. */
export const identity = {
  oidc: {
    enter: "用{{name}}登录",
    or: "或",
    title: "统一身份认证",
    hint: "关联后，可以用{{name}}直接登录本账号。只能由本人登录后关联，不会因姓名或邮箱相同而自动关联。",
    link: "关联{{name}}",
    linkTitle: "关联{{name}}",
    linkHint: "请输入登录密码确认是本人，随后前往{{name}}认证。",
    linked: "已关联 {{issuer}}",
    since: "关联时间",
    used: "最近登录",
    never: "尚未使用",
    unlink: "解除关联",
    unlinkTitle: "解除关联？",
    unlinkHint: "解除后只能用登录名和密码登录。已有的登录不受影响，可在“我的登录”中退出。",
    unlinked: "已解除关联。",
    password: "当前密码",
    refused: {
      "oidc-not-configured": "本系统没有接入统一身份认证。请用登录名和密码登录。",
      "oidc-unavailable": "统一身份认证暂时不能使用。请稍后再试，或用登录名和密码登录。",
      "oidc-flow-invalid": "这次统一身份认证没有完成、已超时或不是从本页面开始的。请重新点击登录。",
      "oidc-unlinked":
        "这个统一身份还没有关联本系统的账号。请先用登录名和密码登录，在“我的登录与密码”中关联，以后即可直接登录。",
      "oidc-identity-taken": "这个统一身份已关联另一个账号。请换一个统一身份，或先在那个账号中解除关联。",
      "oidc-linked-already": "您的账号已关联统一身份。如需更换，请先解除原来的关联。",
      "oidc-demonstration": "演示账号不能使用统一身份认证。请使用正式账号。",
      "account-suspended": "这个账号已停用。如需恢复，请联系系统管理员。",
      "account-locked": "密码连续输错次数过多，账号已锁定。请稍后再试，或请代表工作机构为您重置密码。",
      other: "统一身份认证没有成功。请重试，或用登录名和密码登录。",
    },
  },
  tokens: {
    title: "接口令牌",
    hint: "让本单位的办公系统等以您的身份读取或填写，不必交出密码。",
    open: "管理接口令牌",
  },
} as const;
