// Generated from api/swagger.json by "make gen". Do not edit.
export interface paths {
    "/activities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一次督办活动 */
        get: operations["getSupervisionActivity"];
        /** 修改督办活动 */
        put: operations["changeSupervisionActivity"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/activities/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 答复活动邀请 */
        post: operations["answerInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/activities/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取消督办活动 */
        post: operations["cancelSupervisionActivity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/activities/{id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 生成签到码 */
        post: operations["makeSignInCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/activities/{id}/minutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 记录活动情况和照片 */
        post: operations["recordActivityMinutes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 本级人大的接口令牌
         * @description 供系统管理员查看和撤销；不含令牌本身。
         */
        get: operations["listTokens"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * 撤销本级人大的接口令牌
         * @description 供系统管理员使用；10 秒之内在所有服务器上失效。
         */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 交办清单 */
        get: operations["listAssignments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出交办清单（Excel） */
        get: operations["exportAssignments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 阅知（仅供参考的建议） */
        post: operations["acknowledgeAssignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{id}/communications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记与代表的沟通 */
        post: operations["recordContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{id}/extension-request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请延期答复 */
        post: operations["askExtension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记办理进展 */
        post: operations["noteProgress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{id}/notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 交办通知（Word） */
        get: operations["getAssignmentNotice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{id}/objection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 对交办提出异议 */
        post: operations["objectToAssignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{id}/opinion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 起草会办意见，或送签 */
        post: operations["draftOpinion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{id}/opinion/letter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 会办意见（Word） */
        get: operations["getOpinionLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{id}/opinion/send-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 主办单位退回会办意见 */
        post: operations["sendBackOpinion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{id}/opinion/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 签发会办意见，或退回 */
        post: operations["signOpinion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{id}/paper-delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记纸质送达 */
        post: operations["recordPaperDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提交办理方案 */
        post: operations["planHandling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{id}/quality-rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 评价建议质量，或更改评价 */
        post: operations["rateSuggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 收回误交办 */
        post: operations["recallAssignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{id}/receive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 签收 */
        post: operations["receiveAssignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{id}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 保存答复草稿（自动保存） */
        put: operations["saveReply"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{id}/return-request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请退回交办 */
        post: operations["askReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{id}/route": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确定科室和经办人 */
        post: operations["setInnerRoute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{id}/sealed-reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传盖章答复 */
        post: operations["attachSealedReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{id}/supersede": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重新起草以替换已送达的答复 */
        post: operations["supersedeReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{id}/urge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 催办 */
        post: operations["urgeAssignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 上传附件
         * @description 一次上传一个文件，不超过 20 MB；按内容识别类型，接受 PDF、docx、xlsx、JPG、PNG。上传后在所属内容提交时引用其编号；无人引用的附件会定期清理。
         */
        post: operations["uploadAttachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/attachments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载附件
         * @description 始终作为文件保存，不在页面内打开。
         */
        get: operations["downloadAttachment"];
        put?: never;
        post?: never;
        /** 删除尚未使用的附件 */
        delete: operations["deleteAttachment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 审计记录
         * @description 本级人大的审计记录，另含未能归属到账号的登录失败。
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 核验审计记录 */
        get: operations["verifyAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 修改本人的邮箱 */
        put: operations["changeEmail"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/hat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 切换身份 */
        post: operations["wearHat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 登录
         * @description 返回 10 分钟有效的访问令牌；续期令牌放在 HttpOnly Cookie 中。
         */
        post: operations["logIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的登录 */
        get: operations["listLogins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logins/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 结束一处登录 */
        delete: operations["endLogin"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退出登录 */
        post: operations["logOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 当前用户 */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 统一身份认证是否可用 */
        get: operations["getIdentityProvider"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 统一身份认证返回
         * @description 身份提供方在认证后将浏览器转到这里；随后转到本系统的页面，未成功时页面说明原因。
         */
        get: operations["identityCallback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/oidc/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我关联的统一身份 */
        get: operations["listIdentities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/oidc/identities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 解除关联统一身份 */
        delete: operations["unlinkIdentity"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/oidc/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 关联统一身份
         * @description 返回要前往的地址。关联只能由本人登录后进行，不会因姓名、手机或邮箱相同而自动关联。
         */
        post: operations["linkIdentity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/oidc/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 开始统一身份认证登录
         * @description 返回要前往的地址；浏览器同时得到一个 HttpOnly Cookie，返回时凭它继续。
         */
        post: operations["startIdentityLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 修改密码
         * @description 成功后，本人在其他设备上的登录随即结束。
         */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 续期登录 */
        post: operations["refreshLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我的接口令牌
         * @description 本人生成的接口令牌，不含令牌本身。
         */
        get: operations["listOwnTokens"];
        put?: never;
        /**
         * 生成接口令牌
         * @description 令牌只返回这一次。它以本人当前身份办理所选权限内的事，请求时写作 Authorization: Bearer 加空格加令牌。
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * 撤销接口令牌
         * @description 10 秒之内在所有服务器上失效。
         */
        delete: operations["revokeOwnToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/tokens/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 更换接口令牌
         * @description 新令牌只返回这一次，编号、权限和有效期不变。旧令牌在所选的小时数内继续有效，最多 24 小时；选 0 则 10 秒之内失效。
         */
        post: operations["rotateToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/wechat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 修改本人的微信账号 */
        put: operations["changeWechat"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ballot-paper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 凭测评卡查看测评票 */
        post: operations["getBallotPaperByCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ballot-paper/vote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 凭测评卡投票 */
        post: operations["voteByCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ballots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 测评列表 */
        get: operations["listBallots"];
        put?: never;
        /** 新建测评 */
        post: operations["createBallot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ballots/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可以列入测评的建议、单位，或者可以选定投票的代表 */
        get: operations["listBallotCandidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ballots/scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 单位综合得分：民主测评与代表反馈 */
        get: operations["getUnitScores"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ballots/scores/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 单位综合得分（Excel） */
        get: operations["exportUnitScores"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ballots/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一次测评 */
        get: operations["getBallot"];
        /** 修改测评草稿 */
        put: operations["changeBallot"];
        post?: never;
        /** 删除测评草稿 */
        delete: operations["deleteBallot"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ballots/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取消测评 */
        post: operations["cancelBallot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ballots/{id}/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 生成测评卡，号码只在这一次告知 */
        post: operations["issueBallotCards"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ballots/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结束投票并计票 */
        post: operations["closeBallot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ballots/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 结果和全部选票（Excel） */
        get: operations["exportBallot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ballots/{id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 开始投票 */
        post: operations["openBallot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ballots/{id}/paper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 代表本人的测评票 */
        get: operations["getBallotPaper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ballots/{id}/recount": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 由存下的选票重新计票，与封存的结果核对 */
        get: operations["recountBallot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ballots/{id}/turnout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 投票人数 */
        get: operations["getBallotTurnout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ballots/{id}/vote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 代表投票 */
        post: operations["voteInBallot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ballots/{id}/votes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 全部选票（CSV），其 SHA-256 即封存的校验值 */
        get: operations["getBallotVotes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 工作日历 */
        get: operations["getCalendar"];
        put?: never;
        /** 修改日历并重新计算期限 */
        post: operations["changeCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预览日历改动：哪些期限会变 */
        post: operations["previewCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/table": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 读取放假与调休表，不保存 */
        post: operations["readCalendarTable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 放假与调休导入模板 */
        get: operations["getCalendarTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 重点督办建议候选比选 */
        get: operations["listCandidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/candidates/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出重点督办建议比选表（Excel） */
        get: operations["exportCandidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/candidates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 填写候选建议的比选意见 */
        put: operations["prepareCandidate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/candidates/{id}/group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 归入同类建议 */
        put: operations["groupCandidate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/commitments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 承诺事项台账 */
        get: operations["listCommitments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/commitments/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出承诺事项台账（Excel），筛选条件同列表 */
        get: operations["exportCommitments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/commitments/{id}/change-request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请变更或说明承诺事项 */
        post: operations["askCommitmentChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/commitments/{id}/delivery-report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 报告承诺事项已落实 */
        post: operations["reportCommitment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/committees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 专门委员会名录 */
        get: operations["listCommittees"];
        put?: never;
        /** 添加专门委员会 */
        post: operations["createCommittee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/committees/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 修改专门委员会 */
        put: operations["updateCommittee"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/communications/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认沟通记录 */
        post: operations["confirmContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/communications/{id}/dispute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 对沟通记录提出异议 */
        post: operations["disputeContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/congresses/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本级人大、届别和会议 */
        get: operations["getCongress"];
        /** 修改本级人大名称和代表工作机构名称 */
        put: operations["updateCongress"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 确定重点督办建议的会议决定 */
        get: operations["listKeyItemDecisions"];
        put?: never;
        /** 登记主任会议的决定 */
        post: operations["recordKeyItemDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 代表团 */
        get: operations["listDelegations"];
        put?: never;
        /** 新建代表团 */
        post: operations["createDelegation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delegations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 修改代表团名称和团长 */
        put: operations["updateDelegation"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delegations/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤销代表团 */
        post: operations["closeDelegation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delegations/{id}/deputies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 代表团的代表 */
        get: operations["listDelegationDeputies"];
        put?: never;
        /**
         * 把代表编入代表团
         * @description 原在其他代表团的随即转入本团；转出的团长不再担任原团团长。
         */
        post: operations["moveDeputies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deputies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 代表列表 */
        get: operations["listDeputies"];
        put?: never;
        /** 添加代表 */
        post: operations["createDeputy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deputies/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 查找可邀请附议的其他代表
         * @description 供代表使用，只含本届在任代表的姓名和代表团，不含本人。
         */
        get: operations["listColleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deputies/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 查找代表以授予代表身份
         * @description 供安全管理员使用，只含姓名、证号、代表团和状态；资格已终止的不在其中。
         */
        get: operations["listDeputyNames"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deputies/own": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本人的代表资格和所任团长的代表团 */
        get: operations["getOwnMandate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deputies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 代表详情 */
        get: operations["getDeputy"];
        /** 修改代表资料 */
        put: operations["updateDeputy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deputies/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 恢复代表执行职务 */
        post: operations["restoreDeputy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deputies/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 暂停代表执行职务 */
        post: operations["suspendDeputy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deputies/{id}/terminate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 终止代表资格 */
        post: operations["terminateDeputy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 代表小组 */
        get: operations["listGroups"];
        put?: never;
        /** 新建代表小组 */
        post: operations["createGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 修改代表小组名称、类别和召集人 */
        put: operations["updateGroup"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤销代表小组 */
        post: operations["closeGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups/{id}/deputies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 代表小组的成员 */
        get: operations["listGroupDeputies"];
        /** 确定代表小组的全部成员 */
        put: operations["setGroupDeputies"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/deputies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导入代表 */
        post: operations["importDeputies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/deputies/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预览代表导入 */
        post: operations["previewDeputyImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/deputies/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 代表导入模板 */
        get: operations["getDeputyTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导入历史建议 */
        post: operations["importSuggestions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/suggestions/columns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 查看文件的栏目，供指定对应关系 */
        post: operations["getSuggestionImportColumns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/suggestions/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预览历史建议导入，逐行说明结果 */
        post: operations["previewSuggestionImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/suggestions/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 历史建议导入模板 */
        get: operations["getSuggestionTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导入承办单位 */
        post: operations["importUnits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/units/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预览承办单位导入 */
        post: operations["previewUnitImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/units/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 承办单位导入模板 */
        get: operations["getUnitTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/{id}/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 代为签到 */
        post: operations["signInByHand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 重点督办建议总览 */
        get: operations["listKeyItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key-items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一件重点督办建议 */
        get: operations["getKeyItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key-items/{id}/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 安排督办活动 */
        post: operations["planSupervisionActivity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key-items/{id}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 记录回头看 */
        post: operations["recordLookBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key-items/{id}/conclude": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结束督办 */
        post: operations["concludeKeyItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key-items/{id}/instructions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 领导批示 */
        post: operations["instructKeyItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key-items/{id}/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 发出催办函、督办函 */
        post: operations["sendSupervisionLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key-items/{id}/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 记录督办成效 */
        put: operations["recordOutcome"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key-items/{id}/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 确定四方责任人 */
        put: operations["nameSupervisionParties"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key-items/{id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 编制督办方案 */
        put: operations["editSupervisionPlan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key-items/{id}/plan/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认督办方案 */
        post: operations["confirmSupervisionPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key-items/{id}/plan/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回督办方案 */
        post: operations["returnSupervisionPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key-items/{id}/plan/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提交督办方案 */
        post: operations["submitSupervisionPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 催办函、督办函的内容 */
        get: operations["getSupervisionLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/letters/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 回复催办函、督办函 */
        post: operations["answerSupervisionLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/letters/{id}/word": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 催办函、督办函（Word） */
        get: operations["getSupervisionLetterFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 页面的实时更新 */
        get: operations["followChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 邮件、短信和微信发送记录
         * @description 供系统管理员查看；不含建议的任何内容。
         */
        get: operations["listMails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mails/send-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重新发送失败的邮件、短信或微信 */
        post: operations["sendMailsAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/memberships/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 收回职务 */
        delete: operations["endRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/milestones/{id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 报告督办方案的进展 */
        post: operations["reportMilestone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/milestones/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回完成报告 */
        post: operations["returnMilestone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本人的通知 */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notices/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本人的消息提醒方式 */
        get: operations["getNoticePreferences"];
        /** 修改本人的消息提醒方式 */
        put: operations["putNoticePreferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notices/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 把全部通知标为已读 */
        post: operations["readAllNotices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notices/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 把一条通知标为已读 */
        post: operations["readNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/papers/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核对纸质函件 */
        post: operations["verifyPaper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/replies/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 审核已签发的答复 */
        post: operations["checkReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/replies/{id}/letter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 答复函（Word） */
        get: operations["getReplyLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/replies/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核稿：通过或退回 */
        post: operations["reviewReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/replies/{id}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 签发并送达，或退回 */
        post: operations["signReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/replies/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 答复送核 */
        post: operations["submitReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 对申请作出决定 */
        post: operations["decideRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/{id}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 收回提出的申请 */
        post: operations["takeBackRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 现行规则 */
        get: operations["getRules"];
        put?: never;
        /** 发布新版规则 */
        post: operations["publishRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 比较两版规则 */
        get: operations["compareRuleVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules/preset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 预设规则与答复分类 */
        get: operations["getRulesPreset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预览新版规则与最新一版的差异 */
        post: operations["previewRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 规则的历次版本 */
        get: operations["listRuleVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 某一版规则 */
        get: operations["getRuleVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 添加会议 */
        post: operations["createSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 修改会议 */
        put: operations["updateSession"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 是否需要初始设置 */
        get: operations["getSetup"];
        put?: never;
        /** 初始设置 */
        post: operations["setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 扫码签到 */
        post: operations["signInAtActivity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 统计：各项指标，按一个方面分列 */
        get: operations["getStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stats/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 统计大屏 */
        get: operations["getStatsBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stats/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出统计（Excel），附指标口径 */
        get: operations["exportStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stats/guide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 统计口径（每个指标怎样计算）和可选的范围 */
        get: operations["getStatsGuide"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stats/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 统计数字背后的建议 */
        get: operations["listStatsItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stats/paper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 办理情况报告（Word），待补充文字 */
        get: operations["getStatsPaper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/substitutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 代理
         * @description 与本人有关的、以及本人可以设置的代理；另列出可以设置代理的职务和可选的人员。
         */
        get: operations["listSubstitutions"];
        put?: never;
        /**
         * 设置代理
         * @description 代理人在起止日期内以被代理人的职务办理，每项操作都注明“代某某”；到期自动结束。
         */
        post: operations["nameSubstitute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/substitutions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 结束代理 */
        delete: operations["endSubstitution"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 建议列表（筛选、检索） */
        get: operations["listSuggestions"];
        put?: never;
        /** 新建草稿 */
        post: operations["createSuggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/alike": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 标题相似的建议（本年和往年） */
        get: operations["listAlike"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/alike/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 办理过相似建议的单位，供选择承办单位时参考
         * @description 只看提问者能够查看的建议，取最相似的 40 件；供选择承办单位的人（代表工作机构及其负责人、政府办公室）使用。已在本轮承办这件建议的单位，和提问者不能为它选择的单位，不在其中。
         */
        get: operations["listExperiencedUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/assign-batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批量交办，逐件说明结果 */
        post: operations["assignBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 疑似重复、可以并案的建议
         * @description 正在审查、已登记和办理中、本轮尚未答复的建议，标题相似 40% 以上而其中一件所处阶段可以并入另一件的，两件一组，最相似的在前，最多列 100 组；供代表工作机构及其负责人使用。
         */
        get: operations["listDuplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/enter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 录入纸质建议，或由议案转来的建议 */
        post: operations["enterSuggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出建议登记表（Excel），筛选条件同列表 */
        get: operations["exportSuggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一件建议的全部情况 */
        get: operations["getSuggestion"];
        put?: never;
        post?: never;
        /** 删除草稿 */
        delete: operations["deleteSuggestion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 归档 */
        post: operations["archiveSuggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 交办（独办） */
        post: operations["assignSuggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 增加、替换、取消承办单位 */
        post: operations["changeAssignments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/case-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一件建议的案卷（zip）
         * @description 建议及办理情况、已签发的函件、附件、办理经过（文档和数据）、目录，重点督办建议的督办情况、经过和材料，以及每个文件的 SHA-256（SHA256SUMS.txt）。所载以本人在建议和督办页面上能够看到的为限。
         */
        get: operations["getCaseFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办结 */
        post: operations["closeSuggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 修改草稿（自动保存） */
        put: operations["editSuggestion"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 更正标题或类别 */
        post: operations["correctTitle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/cosigners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 邀请附议（联名） */
        post: operations["inviteCosigners"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/escalate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 决定提级办理 */
        post: operations["escalateSuggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/explain-and-close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 说明情况并办结 */
        post: operations["explainAndClose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 反馈办理态度和办理结果 */
        post: operations["giveFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/feedback/paper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 录入纸质反馈 */
        post: operations["enterPaperFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/make-stub": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 转为线下办理，清除平台上的内容 */
        post: operations["makeStub"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/merge-request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提请并案 */
        post: operations["askMerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/nominations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 推荐为重点督办建议 */
        post: operations["nominateKeyItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/nominations/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回推荐 */
        post: operations["withdrawNomination"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/non-acceptance-request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提请不作为建议处理 */
        post: operations["askNonAcceptance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/propose-units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提出承办单位建议；代表工作机构不列单位即转政府办公室提出 */
        post: operations["proposeUnits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记编号 */
        post: operations["registerSuggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/rehandle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 决定重新办理 */
        post: operations["rehandleSuggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/release-feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 向承办单位公开反馈 */
        post: operations["releaseFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重新启动办理 */
        post: operations["reopenSuggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/reopen-not-accepted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 恢复审查 */
        post: operations["reopenNotAccepted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/reply-read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 代表已阅答复 */
        post: operations["readReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回修改 */
        post: operations["returnForRevision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/signature/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认附议 */
        post: operations["confirmSignature"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/signature/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 谢绝附议 */
        post: operations["declineSignature"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/signature/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回附议 */
        post: operations["withdrawSignature"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/split-request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 征求代表同意拆分 */
        post: operations["askSplit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/start-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 开始审查 */
        post: operations["startReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提交建议 */
        post: operations["submitSuggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/supervision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一件建议的重点督办情况和推荐 */
        get: operations["getSupervisionPanel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/void-registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废编号 */
        post: operations["voidRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/withdrawal-request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请撤回建议 */
        post: operations["askWithdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/supervision/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可选的督办领导、领办领导、专门委员会和代表 */
        get: operations["listSupervisionChoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的待办，按期限排列，附件数 */
        get: operations["listTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 添加届别 */
        post: operations["createTerm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/terms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 修改届别 */
        put: operations["updateTerm"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/timeline/{id}/letter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 告知某项经过的函件（Word）
         * @description 退回修改、催办、不作建议处理、延期、撤回、异议处理、重新办理、提级办理、重新启动、说明、承诺落实和承诺变更的函件；发给单位的，代表没有。
         */
        get: operations["getTimelineLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 承办单位列表 */
        get: operations["listUnits"];
        put?: never;
        /** 添加承办单位 */
        post: operations["createUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/units/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 承办单位 */
        get: operations["getUnit"];
        /** 修改承办单位 */
        put: operations["updateUnit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upward": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 向上建议列表 */
        get: operations["listUpward"];
        put?: never;
        /** 提出选题 */
        post: operations["proposeUpwardTopic"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upward/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一件向上建议 */
        get: operations["getUpward"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upward/{id}/adopt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确定选题和领衔代表 */
        post: operations["adoptUpwardTopic"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upward/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记上级答复 */
        post: operations["recordUpwardAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upward/{id}/conclude": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办结 */
        post: operations["concludeUpward"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upward/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不再提出 */
        post: operations["dropUpward"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upward/{id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 评价答复 */
        post: operations["rateUpwardAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upward/{id}/feedback/paper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 录入纸质反馈 */
        post: operations["enterUpwardFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upward/{id}/follow-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 记录跟踪情况 */
        post: operations["noteUpwardFollowUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upward/{id}/handling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记上级承办单位 */
        post: operations["recordUpwardHandling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upward/{id}/open-signing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 开始征集签名 */
        post: operations["openUpwardSigning"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upward/{id}/signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 签名 */
        post: operations["signUpward"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upward/{id}/signature/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不签名 */
        post: operations["declineUpwardSignature"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upward/{id}/signature/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回签名 */
        post: operations["withdrawUpwardSignature"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upward/{id}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记提交 */
        post: operations["recordUpwardSubmission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upward/{id}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 修改向上建议的内容 */
        put: operations["editUpward"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 账号列表
         * @description 系统管理员、安全管理员看本级人大的账号；代表工作机构看代表和承办单位人员的账号，用于重置密码。
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * 开设账号
         * @description 初始密码只返回这一次。重复提交不会开设第二个账号；密码条遗失时请重置密码。
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/open-deputies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 为代表开设账号
         * @description 为名册中尚无账号的代表开设账号，每次最多 100 个，返回密码条；remaining 大于 0 时请再次调用。
         */
        post: operations["openDeputies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 账号资料
         * @description 系统管理员更正姓名、手机号码、微信账号之前查看；列表中的号码只显示首尾。
         */
        get: operations["getUser"];
        /**
         * 更正账号资料
         * @description 更正姓名、手机号码、微信账号；登录名不能更改。已经留下的记录不随之改动。
         */
        put: operations["updateUser"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 授予职务 */
        post: operations["grantRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 重置密码
         * @description 系统管理员重置本级人大的账号；代表工作机构重置代表和承办单位人员的账号。管理员的密码只能在服务器上重置。
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 恢复账号 */
        post: operations["restoreUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停用账号 */
        post: operations["suspendUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本人保存的建议列表视图 */
        get: operations["listViews"];
        put?: never;
        /** 保存建议列表视图 */
        post: operations["keepView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 修改建议列表视图 */
        put: operations["changeView"];
        post?: never;
        /** 删除建议列表视图 */
        delete: operations["forgetView"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-messages/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 补发推送
         * @description 以原来的 webhook-id 再次发送，对方可据此识别重复。
         */
        post: operations["replayWebhookMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 事件推送地址
         * @description 供系统管理员使用；不含密钥。
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * 新建事件推送地址
         * @description 密钥只返回这一次。推送按 Standard Webhooks 签名，只含编号、代码、状态和时间，不含建议内容。
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 修改事件推送地址
         * @description 停用后事件仍会记下，重新启用时补发；因长期失败而停用的，启用后可逐条补发。
         */
        put: operations["updateWebhook"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 推送记录 */
        get: operations["listWebhookMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 移除事件推送地址 */
        post: operations["removeWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 重新生成密钥
         * @description 新密钥只返回这一次，旧密钥立即停用。
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 发送测试推送 */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {string} */
        "access.Role": "deputy" | "office" | "head" | "supervising_leader" | "committee" | "gov_office" | "leading_official" | "clerk" | "reviewer" | "signer" | "sysadmin" | "secadmin" | "auditor";
        /** @enum {string} */
        "account.Action": "update" | "reset_password" | "suspend" | "restore" | "open_account" | "open_deputies";
        "account.Administrator": {
            login_name: string;
            name: string;
            password: string;
        };
        "account.DeputyOpening": {
            remaining: number;
            slips: components["schemas"]["account.Slip"][];
        };
        "account.Hat": {
            committee_id?: number;
            committee_name?: string;
            congress_id: number;
            congress_name: string;
            congress_short_name: string;
            deputy_id?: number;
            membership_id: number;
            /** @description what the congress calls its deputies' affairs office */
            office_name: string;
            role: components["schemas"]["access.Role"];
            /** @description of a substitute's hat: whose place is taken */
            stands_for_name?: string;
            unit_id?: number;
            unit_name?: string;
            /** @description when a substitute's hat ends by itself */
            until?: string;
        };
        "account.LastLogin": {
            address: string;
            at: string;
        };
        "account.Me": {
            demonstration: boolean;
            hat?: components["schemas"]["account.Hat"];
            hats: components["schemas"]["account.Hat"][];
            /** @description holds a mandate of a higher congress, too */
            higher_deputy: boolean;
            last_login?: components["schemas"]["account.LastLogin"];
            must_change_password: boolean;
            user: {
                email: string;
                id: number;
                login_name: string;
                name: string;
            };
        };
        /** @enum {string} */
        "account.Scope": "read:suggestions" | "read:figures" | "read:registers" | "write:drafts" | "write:handling";
        "account.Setup": {
            administrators: {
                auditor: components["schemas"]["account.Administrator"];
                secadmin: components["schemas"]["account.Administrator"];
                sysadmin: components["schemas"]["account.Administrator"];
            };
            congress: {
                level: string;
                name: string;
            };
        };
        "account.Slip": {
            initial_password: string;
            login_name: string;
            name: string;
        };
        /** @enum {string} */
        "account.Status": "active" | "suspended";
        "account.TokenView": {
            created_at: string;
            expires_at: string;
            /** @description FormerUntil is until when the secret holds that was replaced last. */
            former_until?: string;
            id: number;
            last_used_at?: string;
            login_name: string;
            name: string;
            person_name: string;
            role: components["schemas"]["access.Role"];
            scopes: components["schemas"]["account.Scope"][];
            /** @enum {string} */
            state: "active" | "expired" | "revoked";
            unit_name: string;
        };
        "account.accountView": {
            id: number;
            login_name: string;
            name: string;
            phone: string;
            version: number;
            wechat: string;
        };
        "account.colleague": {
            name: string;
            user_id: number;
        };
        "account.correctionRequest": {
            name: string;
            /** @description absent: stays as it is */
            phone?: string;
            version: number;
            /** @description absent: stays as it is */
            wechat?: string;
        };
        "account.emailRequest": {
            email: string;
        };
        "account.flowAnswer": {
            /** @description of the identity provider, to go to */
            url: string;
        };
        "account.hatRequest": {
            membership_id: number;
        };
        "account.identityList": {
            items: components["schemas"]["account.identityView"][];
            provider: components["schemas"]["account.providerAnswer"];
        };
        "account.identityView": {
            created_at: string;
            id: number;
            issuer: string;
            last_used_at?: string;
        };
        "account.linkRequest": {
            current_password: string;
        };
        "account.loginList": {
            items: components["schemas"]["account.loginView"][];
        };
        "account.loginRequest": {
            login_name: string;
            password: string;
        };
        "account.loginView": {
            address: string;
            created_at: string;
            current: boolean;
            id: number;
            last_seen_at: string;
            user_agent: string;
        };
        "account.membershipRequest": {
            committee_id?: number;
            deputy_id?: number;
            role: components["schemas"]["access.Role"];
            unit_id?: number;
        };
        "account.membershipView": {
            committee_id?: number;
            committee_name?: string;
            congress_id: number;
            congress_name: string;
            deputy_id?: number;
            /** @description as the register has it */
            deputy_name?: string;
            id: number;
            role: components["schemas"]["access.Role"];
            /** @description of a substitute's hat: whose place is taken */
            stands_for_name?: string;
            unit_id?: number;
            unit_name?: string;
            /** @description when a substitute's hat ends by itself */
            until?: string;
        };
        "account.passwordRequest": {
            current_password: string;
            new_password: string;
        };
        "account.principalView": {
            candidates: components["schemas"]["account.colleague"][];
            membership_id: number;
            name: string;
            own: boolean;
            role: components["schemas"]["access.Role"];
            unit_name?: string;
        };
        "account.providerAnswer": {
            available: boolean;
            name: string;
        };
        "account.rotateTokenRequest": {
            current_password: string;
            overlap_hours: number;
        };
        "account.setupAnswer": {
            needed: boolean;
        };
        "account.substitutionList": {
            items: components["schemas"]["account.substitutionView"][];
            principals: components["schemas"]["account.principalView"][];
        };
        "account.substitutionMade": {
            id: number;
        };
        "account.substitutionRequest": {
            ends_on: string;
            /** @description the membership whose place is taken */
            principal_id: number;
            starts_on: string;
            user_id: number;
        };
        "account.substitutionView": {
            begun: boolean;
            ends_on: string;
            id: number;
            /** @description the caller is the substitute */
            own: boolean;
            principal: string;
            role: components["schemas"]["access.Role"];
            starts_on: string;
            substitute: string;
            unit_name?: string;
        };
        "account.suspendRequest": {
            reason: string;
        };
        "account.tokenAnswer": {
            access_token: string;
            /** @description seconds */
            expires_in: number;
            me: components["schemas"]["account.Me"];
        };
        "account.tokenMade": {
            id: number;
            /** @description shown this once */
            token: string;
        };
        "account.tokenRequest": {
            current_password: string;
            expires_on: string;
            name: string;
            scopes: components["schemas"]["account.Scope"][];
        };
        "account.userCreated": {
            id: number;
            initial_password: string;
        };
        "account.userList": {
            /** @description those that name no account */
            actions: components["schemas"]["account.Action"][];
            items: components["schemas"]["account.userView"][];
            page: number;
            size: number;
            total: number;
        };
        "account.userRequest": {
            login_name: string;
            name: string;
            phone: string;
        };
        "account.userView": {
            actions: components["schemas"]["account.Action"][];
            id: number;
            last_login_at?: string;
            locked_until?: string;
            login_name: string;
            memberships: components["schemas"]["account.membershipView"][];
            must_change_password: boolean;
            name: string;
            phone_masked: string;
            /** @enum {unknown} */
            status: "active" | "suspended";
            version: number;
        };
        "account.wechatRequest": {
            wechat: string;
        };
        "attachment.View": {
            content_type: string;
            id: number;
            name: string;
            sha256: string;
            size: number;
        };
        "audit.entry": {
            action: string;
            address?: string;
            at: string;
            from?: string;
            id: number;
            login_name?: string;
            request_id?: string;
            /** @description ok, or the code of the refusal */
            result: string;
            role?: string;
            sealed: boolean;
            /** @description kind/id */
            subject: string;
            to?: string;
            user_id?: number;
            /** @description the login name, when the subject is somebody's account */
            whom?: string;
        };
        "audit.verdictView": {
            /** @description the first event of the first seal that does not hold */
            broken_at?: number;
            checked: number;
            ok: boolean;
            /** @enum {string} */
            reason?: "hash" | "count" | "previous";
            unsealed: number;
        };
        /** @enum {string} */
        "ballot.Action": "edit" | "delete" | "issue_cards" | "open" | "vote" | "close" | "cancel";
        "ballot.Answer": {
            code: string;
            subject_id: number;
        };
        "ballot.Candidate": {
            detail: string;
            id: number;
            label: string;
        };
        "ballot.Cast": {
            title: string;
        };
        "ballot.Choice": {
            code: string;
            counts_as_satisfied: boolean;
            label: string;
        };
        "ballot.Count": {
            code: string;
            n: number;
            percent: string;
        };
        "ballot.Paper": {
            /** @enum {string} */
            about: "suggestion" | "unit";
            abstention: boolean;
            /** @enum {string} */
            blank: "abstain" | "invalid";
            choices: components["schemas"]["ballot.Choice"][];
            closes_at: string | null;
            congress_name: string;
            instructions: string;
            opens_at: string | null;
            /** @enum {unknown} */
            standing: "waiting" | "voting" | "over";
            subjects: components["schemas"]["ballot.PaperSubject"][];
            title: string;
            voted: boolean;
        };
        "ballot.PaperSubject": {
            detail: string;
            id: number;
            label: string;
        };
        "ballot.Part": {
            ballots: number;
            points: string;
            ratings: number;
        };
        "ballot.Plan": {
            /** @enum {string} */
            about: "suggestion" | "unit";
            abstention: boolean;
            /** @enum {string} */
            blank: "abstain" | "invalid";
            closes_at: string;
            instructions: string;
            /** @enum {string} */
            occasion: "meeting" | "days";
            opens_at: string;
            quorum: components["schemas"]["ballot.Quorum"];
            subject_ids: number[];
            title: string;
            /** @description the deputies who are listed; a city has 650 at the most (选举法 art. 12) */
            voter_ids?: number[];
            /** @enum {string} */
            voters: "cards" | "deputies" | "listed";
        };
        "ballot.Quorum": {
            /** @enum {string} */
            kind: "majority" | "percent" | "count";
            n: number;
        };
        "ballot.Receipt": {
            id: number;
            /** @enum {unknown} */
            state: "draft" | "open" | "closed" | "cancelled";
            version: number;
        };
        "ballot.Recount": {
            /** @description the hash of closing is that of the audit record */
            as_recorded: boolean;
            frozen_hash: string;
            hash: string;
            invalid: number;
            marks: number;
            /** @description as many votes as marks */
            one_vote_each: boolean;
            /** @description every count is that of closing */
            same_result: boolean;
            /** @description the hash is that of closing */
            same_votes: boolean;
            subjects: components["schemas"]["ballot.SubjectView"][];
            valid: number;
            votes: number;
        };
        "ballot.Row": {
            /** @enum {string} */
            about: "suggestion" | "unit";
            closed_at: string | null;
            closes_at: string | null;
            created_at: string;
            id: number;
            issued: number;
            /** @enum {string} */
            occasion: "meeting" | "days";
            opens_at: string | null;
            /** @enum {unknown} */
            state: "draft" | "open" | "closed" | "cancelled";
            subjects: number;
            title: string;
            voted: number;
            /** @enum {string} */
            voters: "cards" | "deputies" | "listed";
        };
        "ballot.Score": {
            attitude: components["schemas"]["ballot.Part"];
            ballot: components["schemas"]["ballot.Part"];
            delivery: components["schemas"]["ballot.Share"];
            /** @description the two that follow, by their weights */
            feedback: components["schemas"]["ballot.Part"];
            name: string;
            no_feedback: number;
            /** @description 0 where there is none */
            place: number;
            /** @description 0 to 100, by the weights */
            points: string;
            result: components["schemas"]["ballot.Part"];
            small: boolean;
            unit_id: number;
        };
        "ballot.ScoreTable": {
            rules: components["schemas"]["rules.Ballots"];
            rules_version: number;
            small_base: number;
            units: components["schemas"]["ballot.Score"][];
            year: number;
        };
        "ballot.Share": {
            n: number;
            of: number;
            percent: string;
        };
        /** @enum {string} */
        "ballot.Standing": "waiting" | "voting" | "over";
        /** @enum {string} */
        "ballot.State": "draft" | "open" | "closed" | "cancelled";
        "ballot.SubjectView": {
            counts: components["schemas"]["ballot.Count"][];
            /** @description by now; none before closing */
            delivery: components["schemas"]["ballot.Share"] | null;
            detail: string;
            id: number;
            label: string;
            /** @description of Satisfied, "" of no valid vote */
            percent: string;
            /** @description of the ratings that count as satisfied */
            satisfied: number;
            suggestion_id: number;
            unit_id: number;
        };
        "ballot.Turnout": {
            closes_at: string | null;
            issued: number;
            needed: number;
            /** @description by the server's clock, for the time that is left */
            now: string;
            opens_at: string | null;
            reached: boolean;
            /** @enum {unknown} */
            standing: "waiting" | "voting" | "over";
            /** @enum {unknown} */
            state: "draft" | "open" | "closed" | "cancelled";
            title: string;
            voted: number;
        };
        "ballot.View": {
            /** @enum {string} */
            about: "suggestion" | "unit";
            abstention: boolean;
            actions: components["schemas"]["ballot.Action"][];
            /** @enum {string} */
            blank: "abstain" | "invalid";
            choices: components["schemas"]["ballot.Choice"][];
            closed_at: string | null;
            created_at: string;
            created_by_name: string;
            end_reason: string;
            has_voted: boolean;
            hash: string;
            id: number;
            instructions: string;
            invalid: number;
            /** @description who may vote, for the office, where it chose them */
            listed: components["schemas"]["ballot.Candidate"][];
            /** @enum {string} */
            occasion: "meeting" | "days";
            opened_at: string | null;
            quorum: components["schemas"]["ballot.Quorum"];
            subjects: components["schemas"]["ballot.SubjectView"][];
            title: string;
            turnout: components["schemas"]["ballot.Turnout"];
            valid: number;
            version: number;
            /** @enum {string} */
            voters: "cards" | "deputies" | "listed";
        };
        "ballot.cancelRequest": {
            reason: string;
            version: number;
        };
        "ballot.candidateList": {
            candidates: components["schemas"]["ballot.Candidate"][];
        };
        "ballot.cardVoteRequest": {
            answers: components["schemas"]["ballot.Answer"][];
            code: string;
        };
        "ballot.cardsAnswer": {
            /** @description told this once */
            codes: string[];
            id: number;
            /** @enum {unknown} */
            state: "draft" | "open" | "closed" | "cancelled";
            version: number;
        };
        "ballot.cardsRequest": {
            count: number;
            replace: boolean;
            version: number;
        };
        "ballot.codeRequest": {
            code: string;
        };
        "ballot.planRequest": {
            /** @enum {string} */
            about: "suggestion" | "unit";
            abstention: boolean;
            /** @enum {string} */
            blank: "abstain" | "invalid";
            closes_at: string;
            instructions: string;
            /** @enum {string} */
            occasion: "meeting" | "days";
            opens_at: string;
            quorum: components["schemas"]["ballot.Quorum"];
            subject_ids: number[];
            title: string;
            version: number;
            /** @description the deputies who are listed; a city has 650 at the most (选举法 art. 12) */
            voter_ids?: number[];
            /** @enum {string} */
            voters: "cards" | "deputies" | "listed";
        };
        "ballot.versionRequest": {
            version: number;
        };
        "ballot.voteRequest": {
            answers: components["schemas"]["ballot.Answer"][];
        };
        "calendar.Day": {
            date: string;
            kind: components["schemas"]["calendar.Kind"];
            name: string;
        };
        "calendar.Explanation": {
            due: string;
            from: string;
            /**
             * @description Provisional lists the years that had to be reckoned from weekends because
             *     the holiday table is not complete for them; when it is empty the date is final.
             */
            provisional?: number[];
            steps: components["schemas"]["calendar.Step"][];
            term: string;
        };
        /** @enum {string} */
        "calendar.Kind": "holiday" | "workday";
        /** @enum {string} */
        "calendar.Rule": "counted_from" | "first_day" | "counted_working_days" | "counted_swapped_workday" | "counted_days" | "counted_months" | "month_end_clamped" | "skipped_holiday" | "skipped_weekend" | "last_day_is_holiday" | "last_day_is_weekend" | "rolled_to" | "fixed_date" | "session_deadline" | "extended" | "not_rolled";
        "calendar.Step": {
            /** @description Count is how much of the term has passed at the end of a counted run, in the term's unit. */
            count?: number;
            /** @description Days is the length of a run; a marker has none. */
            days?: number;
            from: string;
            /** @description Name is the festival or the session, for the rules that concern one. */
            name?: string;
            rule: components["schemas"]["calendar.Rule"];
            to: string;
        };
        "deputy.CloseRequest": {
            version?: number;
        };
        "deputy.DelegationRequest": {
            head_deputy_id?: number | null;
            name: string;
            version?: number;
        };
        /** @enum {string} */
        "deputy.GroupKind": "regional" | "professional";
        "deputy.GroupMembersRequest": {
            deputy_ids: number[];
            version?: number;
        };
        "deputy.GroupRequest": {
            convenor_id?: number | null;
            /** @enum {unknown} */
            kind: "regional" | "professional";
            name: string;
            version?: number;
        };
        /** @enum {string} */
        "deputy.Level": "national" | "provincial" | "municipal" | "county" | "township";
        "deputy.MembersRequest": {
            deputy_ids: number[];
            version?: number;
        };
        "deputy.Request": {
            card_no: string;
            delegation_id?: number | null;
            electing_unit?: string;
            /** @enum {string} */
            gender?: "male" | "female";
            /** @enum {unknown} */
            level: "national" | "provincial" | "municipal" | "county" | "township";
            name: string;
            phone?: string;
            version?: number;
        };
        /** @enum {string} */
        "deputy.Status": "active" | "suspended" | "terminated";
        "deputy.StatusRequest": {
            date: string;
            reason: string;
            version?: number;
        };
        "deputy.colleagueView": {
            delegation: string;
            id: number;
            name: string;
        };
        "deputy.delegationView": {
            closed_on: string | null;
            head_deputy_id: number | null;
            head_name: string;
            id: number;
            members: number;
            name: string;
            version: number;
        };
        "deputy.delegationsView": {
            items: components["schemas"]["deputy.delegationView"][];
        };
        "deputy.deputyView": {
            card_no: string;
            delegation: string;
            delegation_id: number | null;
            electing_unit: string;
            gender: string;
            has_account: boolean;
            id: number;
            level: components["schemas"]["deputy.Level"];
            name: string;
            /** @description masked in lists */
            phone: string;
            status: components["schemas"]["deputy.Status"];
            status_on: string | null;
            status_reason: string;
            term_id: number;
            /** @description whose password can be reset */
            user_id: number | null;
            version: number;
        };
        "deputy.groupView": {
            closed_on: string | null;
            convenor_id: number | null;
            convenor_name: string;
            id: number;
            kind: components["schemas"]["deputy.GroupKind"];
            members: number;
            name: string;
            version: number;
        };
        "deputy.groupsView": {
            items: components["schemas"]["deputy.groupView"][];
        };
        "deputy.memberView": {
            card_no: string;
            delegation: string;
            id: number;
            name: string;
            status: components["schemas"]["deputy.Status"];
        };
        "deputy.membersView": {
            items: components["schemas"]["deputy.memberView"][];
        };
        "deputy.nameView": {
            card_no: string;
            delegation: string;
            has_account: boolean;
            id: number;
            name: string;
            status: components["schemas"]["deputy.Status"];
        };
        "deputy.ownView": {
            card_no: string;
            delegation: string;
            /** @description the delegations that the deputy heads */
            heads: string[];
            id: number;
            name: string;
            status: components["schemas"]["deputy.Status"];
        };
        "fault.Field": {
            code: string;
            name: string;
            reason: string;
        };
        "letter.Issued": {
            /** @description SHA-256 of what it said when it was issued, hexadecimal */
            hash: string;
            issued_on: string;
            issuer_name: string;
            /** @description of the suggestion, for who may read it */
            item_id: number;
            /** @enum {string} */
            kind: "reply" | "opinion" | "notice" | "urge" | "urging" | "supervision";
            number: string;
            /**
             * @description altered: what is stored is not what was issued
             * @enum {string}
             */
            state: "valid" | "replaced" | "altered";
            title: string;
        };
        "letter.verifyRequest": {
            code: string;
        };
        "live.State": {
            /** @description of the suggestion that was asked for; empty when there is none that he may see */
            item: string;
            /** @description KeyItems is of the key items and activities that he may see; empty unless it was asked for. */
            key_items: string;
            notices: string;
            tasks: string;
        };
        "notify.Again": {
            waiting: number;
        };
        /** @enum {string} */
        "notify.Channel": "mail" | "sms" | "wechat";
        "notify.Choice": {
            /** @enum {unknown} */
            channel: "mail" | "sms" | "wechat";
            /** @enum {unknown} */
            mode: "each" | "digest" | "off";
            /** @enum {unknown} */
            topic: "task" | "reminder" | "news";
        };
        "notify.Log": {
            channels: components["schemas"]["notify.OpenChannel"][];
            items: components["schemas"]["notify.MailView"][];
            page: number;
            size: number;
            total: number;
        };
        "notify.MailView": {
            /** @description masked */
            address: string;
            /** @description it may be sent again */
            again: boolean;
            attempts: number;
            /** @enum {unknown} */
            channel: "mail" | "sms" | "wechat";
            created_at: string;
            digest: boolean;
            /** @description of the next attempt */
            due_at?: string;
            ended_at?: string;
            id: number;
            name: string;
            notices: number;
            /** @description a code, with the mail server's number where it gave one */
            reason: string;
            /** @enum {unknown} */
            state: "waiting" | "sending" | "sent" | "failed" | "dropped";
        };
        /** @enum {string} */
        "notify.Mode": "each" | "digest" | "off";
        "notify.OpenChannel": {
            /** @enum {unknown} */
            channel: "mail" | "sms" | "wechat";
            name: string;
        };
        "notify.Page": {
            items: components["schemas"]["notify.View"][];
            page: number;
            size: number;
            total: number;
            unread: number;
            unread_by: {
                [key: string]: number;
            };
        };
        "notify.Preferences": {
            channels: components["schemas"]["notify.Reaching"][];
            choices: components["schemas"]["notify.Choice"][];
        };
        "notify.Reaching": {
            address: string;
            /** @enum {unknown} */
            channel: "mail" | "sms" | "wechat";
            name: string;
            open: boolean;
        };
        /** @enum {string} */
        "notify.State": "waiting" | "sending" | "sent" | "failed" | "dropped";
        /** @enum {string} */
        "notify.Topic": "task" | "reminder" | "news";
        "notify.View": {
            at: string;
            id: number;
            kind: string;
            params: {
                [key: string]: string;
            };
            read_at?: string;
            suggestion_id?: number;
            /** @enum {unknown} */
            topic: "task" | "reminder" | "news";
        };
        "notify.againRequest": {
            ids: number[];
        };
        "notify.preferencesRequest": {
            choices: components["schemas"]["notify.Choice"][];
        };
        "org.CommitteeRequest": {
            active?: boolean;
            /**
             * @description Categories are codes of the rules' categories of suggestions; each belongs
             *     to one committee at the most.
             */
            categories: string[];
            field?: string;
            name: string;
            version?: number;
        };
        "org.CongressRequest": {
            name: string;
            office_name: string;
            short_name: string;
            version: number;
        };
        /** @enum {string} */
        "org.Level": "city" | "county" | "township";
        "org.SessionRequest": {
            closes_on: string;
            cosign_deadline?: string | null;
            name?: string;
            number: number;
            opens_on: string;
            submission_deadline?: string | null;
            term_id: number;
            version?: number;
        };
        /** @enum {string} */
        "org.System": "government" | "party" | "supervisory_commission" | "court" | "procuratorate" | "congress" | "mass_organisation" | "other";
        "org.TermRequest": {
            ends_on?: string | null;
            name?: string;
            number: number;
            starts_on: string;
            version?: number;
        };
        "org.UnitRequest": {
            active?: boolean;
            code?: string;
            name: string;
            phone?: string;
            short_name?: string;
            /** @enum {unknown} */
            system: "government" | "party" | "supervisory_commission" | "court" | "procuratorate" | "congress" | "mass_organisation" | "other";
            version?: number;
        };
        "org.committeeView": {
            active: boolean;
            /** @description codes of the categories of suggestions in its field */
            categories: string[];
            field: string;
            id: number;
            name: string;
            version: number;
        };
        "org.congressView": {
            /** @description keep_terms, for who may change all of this */
            actions: string[];
            current_session_id: number | null;
            current_term_id: number | null;
            id: number;
            in_session: boolean;
            level: components["schemas"]["org.Level"];
            name: string;
            office_name: string;
            parent_id: number | null;
            sessions: components["schemas"]["org.sessionView"][];
            short_name: string;
            terms: components["schemas"]["org.termView"][];
            today: string;
            version: number;
        };
        "org.sessionView": {
            closes_on: string;
            cosign_deadline: string | null;
            id: number;
            name: string;
            number: number;
            opens_on: string;
            submission_deadline: string | null;
            term_id: number;
            version: number;
        };
        "org.termView": {
            ends_on: string | null;
            id: number;
            name: string;
            number: number;
            starts_on: string;
            version: number;
        };
        "org.unitView": {
            active: boolean;
            code: string;
            id: number;
            name: string;
            phone: string;
            short_name: string;
            system: components["schemas"]["org.System"];
            version: number;
        };
        "rules.Ballots": {
            /** @description the paper offers to abstain */
            abstention: boolean;
            /** @description What the feedback says twice: how the unit went about it, and what came of it. */
            attitude_weight: number;
            /**
             * @description The score of a unit: the weights of ballots and of the proposers'
             *     feedback, and what "basically satisfied" is worth where "satisfied" is 100.
             */
            ballot_weight: number;
            basic_points: number;
            /** @enum {string} */
            blank: "abstain" | "invalid";
            borrowed: boolean;
            feedback_weight: number;
            /** @enum {string} */
            quorum_kind: "majority" | "percent" | "count";
            quorum_n: number;
            result_weight: number;
            source: string;
        };
        "rules.CalendarChange": {
            base_version: number;
            days: components["schemas"]["rules.DayChange"][];
            years: components["schemas"]["rules.YearChange"][];
        };
        "rules.CalendarTable": {
            days: components["schemas"]["calendar.Day"][];
            /** @description only those with problems */
            rows: components["schemas"]["sheet.Line"][];
        };
        /** @enum {string} */
        "rules.Clock": "T0" | "T1" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9" | "T10" | "T11" | "T12" | "T13";
        "rules.Data": {
            ballots: components["schemas"]["rules.Ballots"];
            category_list: components["schemas"]["rules.Option"][];
            figures: components["schemas"]["rules.Figures"];
            gates: components["schemas"]["rules.Gates"];
            government_urge_sign: string;
            lights: components["schemas"]["rules.Lights"];
            limits: {
                [key: string]: components["schemas"]["rules.Limit"];
            };
            /** @description not handled as a suggestion */
            not_accepted_reasons: components["schemas"]["rules.Option"][];
            /**
             * @description NoticeSign is the sign in the numbers of the notices of assignments
             *     (云人代交〔2026〕3号); without one they have none.
             */
            notice_sign: string;
            ratings: components["schemas"]["rules.Rating"][];
            reminders: components["schemas"]["rules.Reminders"];
            reply_classes: components["schemas"]["rules.ReplyClass"][];
            reply_scheme: string;
            /** @description office returns a suggestion for revision */
            return_reasons: components["schemas"]["rules.Option"][];
            supervision: components["schemas"]["rules.Supervision"];
            /**
             * @description ThroughGovernmentOffice sends an item to the government office, which
             *     proposes units, as soon as it is registered.
             */
            through_government_office: boolean;
            /** @description unit asks to return an assignment */
            unit_return_reasons: components["schemas"]["rules.Option"][];
            /**
             * @description UrgeSign and GovernmentUrgeSign are those in the numbers of the letters by
             *     which units are urged, of the office and of the government office.
             */
            urge_sign: string;
        };
        "rules.DayChange": {
            date: string;
            /** @enum {string} */
            kind: "holiday" | "workday" | "inherit";
            name: string;
        };
        "rules.Difference": {
            after: string;
            before: string;
            name: string;
        };
        "rules.Figures": {
            small_base: number;
        };
        "rules.Gates": {
            /** @description a contact with the deputy, or the reason why not */
            contact_required: boolean;
            /** @description an answer to each numbered request */
            every_request_needed: boolean;
            /** @description every co-opinion signed */
            opinions_required: boolean;
            /** @description the government office checks before delivery */
            reply_check: boolean;
        };
        "rules.Hours": {
            from: string;
            to: string;
        };
        "rules.Lights": {
            by_clock: {
                [key: string]: components["schemas"]["rules.Threshold"];
            };
            default: components["schemas"]["rules.Threshold"];
        };
        "rules.Limit": {
            borrowed: boolean;
            extended_term: string | null;
            in_session_term: string | null;
            roll: boolean;
            source: string;
            term: string | null;
        };
        "rules.Move": {
            /** @description broken before: the fact and its date stay */
            breached: boolean;
            clock: components["schemas"]["rules.Clock"];
            clock_id: number;
            from: string;
            /** @description the new date is past already */
            late: boolean;
            law_from: string | null;
            law_to: string | null;
            number_text: string;
            /** @description afterwards */
            provisional: boolean;
            /** @description was provisional and is no more */
            settled: boolean;
            suggestion_id: number;
            title: string;
            to: string;
            unit_name: string;
        };
        "rules.Moves": {
            /** @description that would have moved, but were broken before */
            breached: number;
            /** @description suggestions with a clock whose date changes */
            items: number;
            list: components["schemas"]["rules.Move"][];
            /** @description with another date */
            moved: number;
            /** @description clocks that were looked at */
            running: number;
            /** @description provisional before, final now */
            settled: number;
        };
        "rules.Option": {
            code: string;
            label: string;
        };
        "rules.Publication": {
            ballots: components["schemas"]["rules.Ballots"];
            base_version: number;
            category_list: components["schemas"]["rules.Option"][];
            figures: components["schemas"]["rules.Figures"];
            gates: components["schemas"]["rules.Gates"];
            government_urge_sign: string;
            lights: components["schemas"]["rules.Lights"];
            limits: {
                [key: string]: components["schemas"]["rules.Limit"];
            };
            /** @description not handled as a suggestion */
            not_accepted_reasons: components["schemas"]["rules.Option"][];
            note: string;
            /**
             * @description NoticeSign is the sign in the numbers of the notices of assignments
             *     (云人代交〔2026〕3号); without one they have none.
             */
            notice_sign: string;
            ratings: components["schemas"]["rules.Rating"][];
            reminders: components["schemas"]["rules.Reminders"];
            reply_classes: components["schemas"]["rules.ReplyClass"][];
            reply_scheme: string;
            /** @description office returns a suggestion for revision */
            return_reasons: components["schemas"]["rules.Option"][];
            supervision: components["schemas"]["rules.Supervision"];
            /**
             * @description ThroughGovernmentOffice sends an item to the government office, which
             *     proposes units, as soon as it is registered.
             */
            through_government_office: boolean;
            /** @description unit asks to return an assignment */
            unit_return_reasons: components["schemas"]["rules.Option"][];
            /**
             * @description UrgeSign and GovernmentUrgeSign are those in the numbers of the letters by
             *     which units are urged, of the office and of the government office.
             */
            urge_sign: string;
            valid_from: string;
        };
        "rules.Rating": {
            code: string;
            counts_as_satisfied: boolean;
            label: string;
        };
        /** @enum {string} */
        "rules.ReminderParty": "holder" | "signer" | "gov_office" | "head";
        "rules.ReminderStep": {
            days: number;
            to: components["schemas"]["rules.ReminderParty"][];
        };
        "rules.Reminders": {
            borrowed: boolean;
            hours: components["schemas"]["rules.Hours"];
            source: string;
            steps: components["schemas"]["rules.ReminderStep"][];
        };
        "rules.ReplyClass": {
            code: string;
            counts_as_resolved: boolean;
            label: string;
            meaning: string;
            requires_commitment_date: boolean;
            requires_reason: boolean;
        };
        "rules.Supervision": {
            answer_days: number;
            borrowed: boolean;
            plan_days: number;
            risk_days: number;
            sign_in_hours: number;
            source: string;
            supervision_sign: string;
            urging_sign: string;
        };
        "rules.Threshold": {
            red_days: number;
            red_percent: number;
            yellow_days: number;
            yellow_percent: number;
        };
        /** @enum {string} */
        "rules.VersionState": "in_force" | "future" | "past" | "superseded";
        "rules.YearChange": {
            complete: boolean;
            year: number;
        };
        "rules.calendarView": {
            /** @description change_calendar, for who may */
            actions: string[];
            days: components["schemas"]["rules.dayView"][];
            known_years: number[];
            /** @description complete by the congress's own word */
            own_years: number[];
            /** @description the table is not complete: due dates in this year may still move */
            provisional: boolean;
            /** @description of the congress's own entries */
            version: number;
            year: number;
        };
        "rules.dayView": {
            /** @description what the country's table says beneath the congress's own entry; empty for nothing */
            beneath_kind: string;
            beneath_name: string;
            date: string;
            kind: components["schemas"]["calendar.Kind"];
            /** @description set by the congress, not by the country */
            local: boolean;
            name: string;
        };
        "rules.differencesView": {
            differences: components["schemas"]["rules.Difference"][];
            from: number;
            to: number;
        };
        "rules.limitView": {
            borrowed: boolean;
            /** @description what the law allows at most; no term where it is silent */
            ceiling: string | null;
            clock: components["schemas"]["rules.Clock"];
            extended_term: string | null;
            in_session_term: string | null;
            roll: boolean;
            source: string;
            term: string | null;
        };
        "rules.presetView": {
            rules: components["schemas"]["rules.Data"];
            schemes: components["schemas"]["rules.schemeView"][];
        };
        "rules.rulesPreview": {
            differences: components["schemas"]["rules.Difference"][];
            /** @description versions that will never come into force */
            supersedes: number[];
        };
        "rules.rulesView": {
            /** @description publish_rules, for who may */
            actions: string[];
            ballots: components["schemas"]["rules.Ballots"];
            /** @description the limits that the congress has not confirmed */
            borrowed: components["schemas"]["rules.Clock"][];
            categories: components["schemas"]["rules.Option"][];
            figures: components["schemas"]["rules.Figures"];
            gates: components["schemas"]["rules.Gates"];
            government_urge_sign: string;
            /** @description 0 while the congress runs on the preset */
            id: number;
            lights: components["schemas"]["rules.Lights"];
            limits: components["schemas"]["rules.limitView"][];
            not_accepted_reasons: components["schemas"]["rules.Option"][];
            /** @description in the numbers of the notices of assignments; they have none without it */
            notice_sign: string;
            ratings: components["schemas"]["rules.Rating"][];
            reminders: components["schemas"]["rules.Reminders"];
            reply_classes: components["schemas"]["rules.ReplyClass"][];
            reply_scheme: string;
            return_reasons: components["schemas"]["rules.Option"][];
            supervision: components["schemas"]["rules.Supervision"];
            /** @description ThroughGovernmentOffice: an item goes to the government office when it is registered. */
            through_government_office: boolean;
            unit_return_reasons: components["schemas"]["rules.Option"][];
            /** @description the same of the letters by which units are urged, of the office */
            urge_sign: string;
            valid_from: string;
            version: number;
        };
        "rules.schemeView": {
            classes: components["schemas"]["rules.ReplyClass"][];
            name: string;
        };
        "rules.versionList": {
            items: components["schemas"]["rules.versionRow"][];
        };
        "rules.versionRow": {
            created_at: string;
            /** @description empty for the preset */
            created_by_name: string;
            note: string;
            state: components["schemas"]["rules.VersionState"];
            valid_from: string;
            version: number;
        };
        "rules.versionView": {
            created_at: string;
            /** @description empty for the preset */
            created_by_name: string;
            id: number;
            note: string;
            rules: components["schemas"]["rules.Data"];
            valid_from: string;
            version: number;
        };
        "search.Piece": {
            hit: boolean;
            text: string;
        };
        /** @enum {string} */
        "sheet.Action": "create" | "update" | "unchanged" | "invalid";
        "sheet.Counts": {
            create: number;
            invalid: number;
            total: number;
            unchanged: number;
            update: number;
        };
        "sheet.Line": {
            action: components["schemas"]["sheet.Action"];
            cells: {
                [key: string]: string;
            };
            problems: components["schemas"]["sheet.Problem"][];
            row: number;
        };
        "sheet.Preview": {
            columns: string[];
            counts: components["schemas"]["sheet.Counts"];
            ignored_columns: string[];
            rows: components["schemas"]["sheet.Line"][];
        };
        "sheet.Problem": {
            code: string;
            column: string;
            reason: string;
        };
        "stats.Board": {
            as_of: string;
            congress_name: string;
            due: components["schemas"]["stats.DueSoon"][];
            due_this_week: number;
            lights: components["schemas"]["stats.Lights"];
            ranks: components["schemas"]["stats.Line"][];
            session_id: number;
            session_name: string;
            small_base: number;
            total: components["schemas"]["stats.Line"];
            week_until: string;
            weeks: components["schemas"]["stats.Week"][];
        };
        "stats.Definition": {
            code: string;
            en: components["schemas"]["stats.Words"];
            /** @description a percentage; otherwise a plain count */
            rate: boolean;
            zh: components["schemas"]["stats.Words"];
        };
        "stats.DueSoon": {
            days_left: number;
            due_on: string;
            id: number;
            /** @enum {string} */
            light: "green" | "yellow" | "red" | "overdue" | "overdue_law";
            number_text: string;
            title: string;
            unit_name: string;
        };
        "stats.Guide": {
            as_of: string;
            /** @description 0 without sessions */
            current_session_id: number;
            definitions: components["schemas"]["stats.Definition"][];
            /** @description what this reader's figures can be split by */
            dimensions: string[];
            /** @description by dimension; of systems the keys alone */
            options: {
                [key: string]: components["schemas"]["stats.Option"][];
            };
            small_base: number;
        };
        "stats.Lights": {
            green: number;
            overdue: number;
            overdue_law: number;
            red: number;
            yellow: number;
        };
        "stats.Line": {
            answered: number;
            key: string;
            median_days: number | null;
            name: string;
            /** @description of a unit, among those with enough replies due; 0 of others */
            place: number;
            rates: components["schemas"]["stats.Rate"][];
        };
        "stats.Option": {
            key: string;
            name: string;
        };
        "stats.Rate": {
            code: string;
            denominator: number;
            numerator: number;
            percent: string;
            small: boolean;
        };
        "stats.Report": {
            as_of: string;
            by: string;
            lines: components["schemas"]["stats.Line"][];
            /** @description a denominator below it is marked */
            small_base: number;
            total: components["schemas"]["stats.Line"];
        };
        "stats.Week": {
            assigned: number;
            replied: number;
            until: string;
        };
        "stats.Words": {
            name: string;
            note: string;
            /** @description the denominator; "" of a plain count */
            of: string;
            /** @description the numerator, or what a plain count counts */
            part: string;
        };
        /** @enum {string} */
        "suggestion.Action": "edit_draft" | "delete_draft" | "submit" | "start_review" | "return_for_revision" | "register" | "assign" | "receive" | "set_inner_route" | "record_contact" | "confirm_contact" | "note_progress" | "plan_handling" | "draft_reply" | "review_reply" | "sign_reply" | "give_decisive_feedback" | "give_feedback" | "release_feedback" | "decide_rehandling" | "explain_and_close" | "close" | "archive" | "ask_return" | "agree_return_in_unit" | "decide_return_government_unit" | "decide_return_other_unit" | "object_to_assignment" | "decide_objection" | "ask_extension" | "agree_extension_in_unit" | "agree_extension_government" | "grant_extension" | "ask_withdrawal" | "consent_withdrawal" | "accept_withdrawal" | "ask_non_acceptance" | "confirm_non_acceptance" | "reopen_not_accepted" | "ask_merge" | "confirm_merge" | "split" | "consent_split" | "take_back" | "make_stub" | "recall_assignment" | "change_assignments_government_units" | "propose_units" | "draft_co_opinion" | "sign_co_opinion" | "send_back_co_opinion" | "check_reply" | "supersede_reply" | "record_paper_delivery" | "attach_sealed_reply" | "acknowledge" | "rate_suggestion" | "urge" | "escalate" | "enter_paper_feedback" | "reopen" | "void_registration" | "correct_title" | "invite_cosigners" | "confirm_signature" | "decline_signature" | "withdraw_signature" | "report_commitment" | "sign_commitment_delivery" | "confirm_commitment_delivery" | "ask_commitment_change" | "agree_commitment_change_in_unit" | "decide_commitment_change";
        "suggestion.Alike": {
            /** @description of the last delivered reply */
            class_label: string;
            id: number;
            number_text: string;
            percent: number;
            /** @description empty unless readable */
            phase: components["schemas"]["suggestion.Phase"];
            /** @description by who asks */
            readable: boolean;
            /** @description how that reply begins */
            reply: string;
            /** @description of its last round, as far as the reader may know it */
            result: string;
            /** @description so much alike that it is the same matter */
            same: boolean;
            title: string;
            /** @description no more of it is public: units, class and reply are left out */
            title_only: boolean;
            units: components["schemas"]["suggestion.UnitView"][];
            /** @description 0 where an imported register does not say */
            year: number;
        };
        "suggestion.AlikeList": {
            alike: components["schemas"]["suggestion.Alike"][];
            raised: components["schemas"]["suggestion.RaisedYear"][];
        };
        "suggestion.Answer": {
            point_id: string;
            text: string;
        };
        "suggestion.Asked": {
            points?: string[];
            reason_code?: string;
            reason_label?: string;
            target_id?: number;
            text?: string;
            unit_id?: number;
            unit_name?: string;
            until: string | null;
        };
        "suggestion.AssignmentList": {
            from: string;
            items: components["schemas"]["suggestion.AssignmentRow"][];
            to: string;
        };
        "suggestion.AssignmentRow": {
            answer_by: string | null;
            assigned_at: string;
            category: string;
            id: number;
            lead_name: string;
            note: string;
            number_text: string;
            receive_by: string | null;
            /** @enum {string} */
            role: "sole" | "lead" | "co" | "separate";
            round_no: number;
            suggestion_id: number;
            title: string;
            unit_id: number;
            unit_name: string;
        };
        "suggestion.AssignmentView": {
            actions: components["schemas"]["suggestion.Action"][];
            assigned_at: string | null;
            communications: components["schemas"]["suggestion.CommunicationView"][];
            done_at: string | null;
            /** @enum {string} */
            ended: "returned" | "recalled" | "cancelled" | "";
            ended_at: string | null;
            former_replies: components["schemas"]["suggestion.ReplyView"][];
            id: number;
            inner_due_on: string | null;
            note: string;
            notes: components["schemas"]["suggestion.NoteView"][];
            /** @description as it went out */
            notice: components["schemas"]["suggestion.NoticeView"] | null;
            on_paper: components["schemas"]["suggestion.PaperForm"][];
            opinion: components["schemas"]["suggestion.OpinionView"] | null;
            /**
             * @description how far a co-handler's opinion is
             * @enum {string}
             */
            opinion_state: "draft" | "in_signoff" | "signed" | "";
            person_name: string;
            quality: components["schemas"]["suggestion.QualityView"] | null;
            received_at: string | null;
            reply: components["schemas"]["suggestion.ReplyView"] | null;
            /** @enum {string} */
            role: "sole" | "lead" | "co" | "separate" | "unstated";
            section: string;
            unit_id: number;
            unit_name: string;
        };
        "suggestion.Change": {
            after: string;
            before: string;
            field: string;
        };
        "suggestion.ClockView": {
            assignment_id: number;
            days_left: number;
            due_on: string;
            explanation: components["schemas"]["calendar.Explanation"];
            first_breached: boolean;
            /** @description the law's date from the very first assignment */
            first_due_on: string | null;
            id: number;
            kind: string;
            law_breached: boolean;
            law_due_on: string | null;
            /** @enum {string} */
            light: "green" | "yellow" | "red" | "overdue" | "overdue_law" | "stopped" | "none";
            plan_breached: boolean;
            provisional: boolean;
            round_no: number;
            started_on: string;
            /** @enum {string} */
            state: "running" | "stopped" | "void";
            stopped_at: string | null;
        };
        "suggestion.CommentView": {
            at: string;
            by_name: string;
            /** @enum {string} */
            step: "review" | "signoff" | "check";
            text: string;
        };
        "suggestion.CommitmentRow": {
            created_at: string;
            days_left: number;
            document_no: string;
            due_on: string;
            ended_at: string | null;
            id: number;
            lead_name: string;
            /** @enum {string} */
            light: "green" | "yellow" | "red" | "overdue" | "none";
            number_text: string;
            outcome: string;
            /** @enum {string} */
            state: "open" | "delivered" | "changed" | "explained";
            suggestion_id: number;
            text: string;
            title: string;
            unit_name: string;
        };
        "suggestion.CommitmentView": {
            actions: components["schemas"]["suggestion.Action"][];
            assignment_id: number;
            due_on: string;
            ended_at: string | null;
            id: number;
            /** @enum {string} */
            light: "green" | "yellow" | "red" | "overdue" | "overdue_law" | "stopped" | "none";
            outcome: string;
            replaces_id: number;
            /** @enum {string} */
            state: "open" | "delivered" | "changed" | "explained";
            text: string;
            unit_name: string;
        };
        "suggestion.CommunicationView": {
            actions: components["schemas"]["suggestion.Action"][];
            by_name: string;
            confirm_by: string | null;
            /** @description the proposers who took part */
            deputies: components["schemas"]["suggestion.PersonView"][];
            dispute_reason: string;
            held_on: string;
            id: number;
            /** @enum {string} */
            mode: "meeting" | "visit" | "phone" | "online";
            on_paper: components["schemas"]["suggestion.PaperForm"][];
            persons: string;
            /** @enum {string} */
            phase: "before" | "during" | "after";
            place: string;
            recorded_at: string;
            /** @enum {string} */
            state: "pending" | "confirmed" | "disputed" | "unconfirmed";
            summary: string;
        };
        "suggestion.ContentView": {
            analysis: string;
            frozen_at: string | null;
            points: components["schemas"]["suggestion.Point"][];
            situation: string;
            version_no: number;
        };
        "suggestion.CopyView": {
            deputy_id: number;
            name: string;
            paper_on: string | null;
            read_at: string | null;
        };
        "suggestion.Duplicate": {
            /** @description a merger of the two waits for its decision */
            asked: boolean;
            /** @description the two, the earlier first */
            items: components["schemas"]["suggestion.Row"][];
            percent: number;
            /** @description so much alike that it is the same matter */
            same: boolean;
        };
        "suggestion.DuplicateList": {
            couples: components["schemas"]["suggestion.Duplicate"][];
            total: number;
        };
        "suggestion.EventView": {
            actor_name: string;
            /** @enum {string} */
            actor_role: "deputy" | "office" | "head" | "supervising_leader" | "committee" | "gov_office" | "leading_official" | "clerk" | "reviewer" | "signer" | "sysadmin" | "secadmin" | "auditor" | "";
            at: string;
            body_name: string;
            data: {
                [key: string]: string;
            };
            id: number;
            kind: string;
            /** @description of an urging, as it was sent to the unit; not for proposers */
            letter: components["schemas"]["suggestion.UrgeView"] | null;
            round_no: number;
            /** @description of the paper from which it was entered */
            scans: components["schemas"]["suggestion.FileView"][];
        };
        "suggestion.Experience": {
            name: string;
            /** @description the most alike first */
            precedents: components["schemas"]["suggestion.Precedent"][];
            unit_id: number;
        };
        "suggestion.Fate": {
            code: string;
            detail: string;
            ok: boolean;
            suggestion_id: number;
        };
        "suggestion.FeedbackView": {
            attitude: string;
            changeable_until: string | null;
            decisive: boolean;
            given_at: string;
            id: number;
            proposer_name: string;
            reasons: string;
            released: boolean;
            result: string;
            /** @description of the paper from which the office took it down */
            scans: components["schemas"]["suggestion.FileView"][];
        };
        "suggestion.FileView": {
            content_type: string;
            id: number;
            name: string;
            size: number;
        };
        "suggestion.Found": {
            /** @enum {string} */
            in: "text" | "reply" | "contact";
            pieces: components["schemas"]["search.Piece"][];
        };
        "suggestion.Holder": {
            body_name: string;
            clock_kind: string;
            due_on: string | null;
            /** @description the deputy whom the office is to ask */
            for_name: string;
            /** @enum {string} */
            light: "green" | "yellow" | "red" | "overdue" | "overdue_law" | "stopped" | "none";
            /** @enum {string} */
            role: "deputy" | "office" | "head" | "supervising_leader" | "committee" | "gov_office" | "leading_official" | "clerk" | "reviewer" | "signer" | "sysadmin" | "secadmin" | "auditor";
            task: components["schemas"]["suggestion.Action"];
        };
        "suggestion.ImportColumn": {
            heading: string;
            label: string;
            name: string;
            note: string;
            required: boolean;
        };
        "suggestion.ImportColumns": {
            columns: components["schemas"]["suggestion.ImportColumn"][];
            headings: string[];
            rows: string[][];
        };
        "suggestion.ImportCounts": {
            create: number;
            invalid: number;
            skip: number;
            total: number;
            units_to_create: number;
        };
        /** @enum {string} */
        "suggestion.ImportFate": "create" | "skip" | "invalid";
        "suggestion.ImportLine": {
            action: components["schemas"]["suggestion.ImportFate"];
            cells: {
                [key: string]: string;
            };
            problems: components["schemas"]["suggestion.ImportProblem"][];
            row: number;
            suggestion_id: number;
        };
        "suggestion.ImportProblem": {
            code: string;
            column: string;
            reason: string;
            severity: string;
        };
        "suggestion.ImportReport": {
            columns: string[];
            counts: components["schemas"]["suggestion.ImportCounts"];
            ignored_columns: string[];
            new_units: string[];
            rows: components["schemas"]["suggestion.ImportLine"][];
        };
        "suggestion.ImportedView": {
            cells: {
                [key: string]: string;
            };
            line: number;
            source: string;
        };
        "suggestion.LinkView": {
            id: number;
            lead_name: string;
            number_text: string;
            opens: boolean;
            points: components["schemas"]["suggestion.Point"][];
            title: string;
        };
        "suggestion.NoteView": {
            at: string;
            by_name: string;
            contact_by: string | null;
            draft_by: string | null;
            id: number;
            is_plan: boolean;
            text: string;
        };
        "suggestion.NoticeParty": {
            name: string;
            /** @enum {string} */
            role: "sole" | "lead" | "co" | "separate";
        };
        "suggestion.NoticeView": {
            /** @description a co-handler's opinion; none of what is for reference only */
            answer_by: string | null;
            code: string;
            note: string;
            number: string;
            on: string;
            others: components["schemas"]["suggestion.NoticeParty"][];
            receive_by: string | null;
            /** @enum {string} */
            role: "sole" | "lead" | "co" | "separate";
            title: string;
            unit_name: string;
        };
        "suggestion.OnPaper": {
            attachment_ids: number[];
            deputy_id: number;
        };
        "suggestion.OpinionView": {
            /** @description by which a print of it is checked; empty until it is signed */
            code: string;
            document_no: string;
            drafted_by_name: string;
            /** @description the unit's next number, for who may sign; empty when it cannot be told */
            next_document_no: string;
            sent_back_reason: string;
            signed_at: string | null;
            signed_by_name: string;
            /** @enum {string} */
            state: "draft" | "in_signoff" | "signed";
            text: string;
        };
        "suggestion.PaperForm": {
            action: components["schemas"]["suggestion.Action"];
            deputies: components["schemas"]["suggestion.PersonView"][];
        };
        "suggestion.Part": {
            note?: string;
            /** @enum {string} */
            role: "sole" | "lead" | "co" | "separate";
            unit_id: number;
        };
        "suggestion.PersonView": {
            id: number;
            name: string;
        };
        /** @enum {string} */
        "suggestion.Phase": "draft" | "cosigning" | "submitted" | "under_review" | "returned" | "not_accepted" | "merged" | "withdrawn" | "registered" | "assigned" | "in_handling" | "awaiting_feedback" | "rehandling_review" | "closed" | "archived";
        "suggestion.Placement": {
            suggestion_id: number;
            unit_id?: number;
            units?: components["schemas"]["suggestion.Part"][];
            version: number;
        };
        "suggestion.Point": {
            id: string;
            no: number;
            text: string;
        };
        "suggestion.Precedent": {
            /** @description by this unit */
            answered: boolean;
            /** @description of its reply; empty of a co-handler's part */
            class_label: string;
            id: number;
            number_text: string;
            percent: number;
            /** @description as far as the reader may know it */
            result: string;
            /** @enum {string} */
            role: "sole" | "lead" | "co" | "separate" | "unstated";
            same: boolean;
            title: string;
            /** @description 0 where an imported register does not say */
            year: number;
        };
        "suggestion.ProposerView": {
            card_no: string;
            delegation_name: string;
            deputy_id: number;
            /** @enum {string} */
            kind: "deputy" | "joint" | "delegation" | "unstated";
            name: string;
        };
        "suggestion.QualityView": {
            by_name: string;
            /** @enum {string} */
            feasibility: "good" | "fair" | "poor";
            /** @description or changed */
            rated_at: string;
            remark: string;
            /** @enum {string} */
            research: "good" | "fair" | "poor";
            /** @enum {string} */
            topic: "good" | "fair" | "poor";
            version: number;
        };
        "suggestion.RaisedYear": {
            count: number;
            items: components["schemas"]["suggestion.Alike"][];
            /** @description the item that is asked for is of this year */
            own: boolean;
            year: number;
        };
        "suggestion.ReasonView": {
            code: string;
            text: string;
        };
        "suggestion.Receipt": {
            assignment_id: number;
            communication_id: number;
            id: number;
            phase: components["schemas"]["suggestion.Phase"];
            reply_id: number;
            request_id: number;
            version: number;
        };
        "suggestion.ReceivedReply": {
            points: components["schemas"]["suggestion.Point"][];
            reply: components["schemas"]["suggestion.ReplyView"];
            round_no: number;
            unit_name: string;
        };
        "suggestion.RegisterView": {
            /** @description of the newest decisive feedback */
            attitude: string;
            class_labels: string[];
            cosigners: string[];
            /** @description of the promise that is due next */
            promise_due_on: string | null;
            /** @enum {string} */
            promise_state: "open" | "delivered" | "explained" | "";
            /** @description when the newest reply that stands was delivered */
            replied_on: string | null;
            result: string;
            session_name: string;
        };
        "suggestion.ReplyView": {
            answers: components["schemas"]["suggestion.Answer"][];
            changes: components["schemas"]["suggestion.Change"][];
            checked_by_name: string;
            class_code: string;
            class_label: string;
            class_reason: string;
            closing: string;
            /** @description by which a print of it is checked; empty until it is delivered, and of imported ones */
            code: string;
            commitment_due_on: string | null;
            commitment_text: string;
            contact_person: string;
            contact_phone: string;
            copies: components["schemas"]["suggestion.CopyView"][];
            delivered_at: string | null;
            document_no: string;
            drafted_by_name: string;
            id: number;
            last_comment: components["schemas"]["suggestion.CommentView"] | null;
            missing: string[];
            /** @description the unit's next number, for who may sign; empty when it cannot be told */
            next_document_no: string;
            no_contact_reason: string;
            no_opinion_reason?: string;
            opening: string;
            read_at: string | null;
            reviewed_by_name: string;
            /** @description the scan of the sealed letter */
            sealed: components["schemas"]["suggestion.FileView"] | null;
            signed_at: string | null;
            signed_by_name: string;
            /** @enum {string} */
            state: "draft" | "in_review" | "in_signoff" | "checking" | "delivered" | "superseded";
            version: number;
        };
        "suggestion.RequestStepView": {
            action: components["schemas"]["suggestion.Action"];
            at: string | null;
            body_name: string;
            by_name: string;
            current: boolean;
            /** @enum {string} */
            decision: "agreed" | "refused" | "lapsed" | "";
            reason: string;
            /** @enum {string} */
            role: "deputy" | "office" | "head" | "gov_office" | "clerk" | "reviewer" | "signer";
        };
        "suggestion.RequestView": {
            actions: components["schemas"]["suggestion.Action"][];
            asked_at: string;
            asked_by_name: string;
            /** @description the deputy whose paper the office entered */
            asked_for_name: string;
            assignment_id: number;
            /** @description of the limit behind due_on */
            clock_kind: string;
            commitment_id: number;
            data: components["schemas"]["suggestion.Asked"];
            decided_at: string | null;
            due_on: string | null;
            id: number;
            /** @enum {string} */
            kind: "return" | "objection" | "extension" | "withdrawal" | "non_acceptance" | "merge" | "split" | "commitment_delivery" | "commitment_change";
            on_paper: components["schemas"]["suggestion.PaperForm"][];
            /** @description the item to merge into, or that was split off */
            other: components["schemas"]["suggestion.LinkView"] | null;
            reason: string;
            /** @enum {string} */
            state: "open" | "granted" | "refused" | "lapsed" | "taken_back";
            steps: components["schemas"]["suggestion.RequestStepView"][];
        };
        "suggestion.ReturnedView": {
            /** @enum {string} */
            kind: "return" | "objection";
            on: string;
            proposed_unit_id: number;
            proposed_unit_name: string;
            reason: string;
            unit_name: string;
        };
        "suggestion.RoundView": {
            assignments: components["schemas"]["suggestion.AssignmentView"][];
            feedback_released_at: string | null;
            feedbacks: components["schemas"]["suggestion.FeedbackView"][];
            meeting: string;
            no: number;
            opened_at: string | null;
            plan_due_on: string | null;
            reason: string;
            /** @enum {string} */
            why: "first" | "dissatisfied" | "escalated" | "reopened" | "merged";
        };
        "suggestion.Row": {
            actions: components["schemas"]["suggestion.Action"][];
            assignments: components["schemas"]["suggestion.RowAssignment"][];
            ball: components["schemas"]["suggestion.Holder"][];
            category: string;
            days_left: number | null;
            delegation_name: string;
            due_on: string | null;
            /** @description when the government office was asked for units */
            forwarded_at: string | null;
            /** @description of a search: where else its words stand */
            found: components["schemas"]["suggestion.Found"][];
            id: number;
            /** @description 0 unless it is a key item */
            key_item_id: number;
            lead_name: string;
            /** @enum {string} */
            light: "green" | "yellow" | "red" | "overdue" | "overdue_law" | "stopped" | "none";
            number_text: string;
            phase: components["schemas"]["suggestion.Phase"];
            proposed_units: components["schemas"]["suggestion.UnitView"][];
            register: components["schemas"]["suggestion.RegisterView"];
            returned: components["schemas"]["suggestion.ReturnedView"] | null;
            round_no: number;
            submitted_at: string | null;
            suggested_units: string;
            title: string;
            /** @description of a search: the title, with what was asked for */
            title_pieces: components["schemas"]["search.Piece"][];
            units: components["schemas"]["suggestion.UnitView"][];
            version: number;
        };
        "suggestion.RowAssignment": {
            actions: components["schemas"]["suggestion.Action"][];
            id: number;
            inner_due_on: string | null;
            person_name: string;
            /** @enum {string} */
            role: "sole" | "lead" | "co" | "separate" | "unstated";
            section: string;
            unit_id: number;
            unit_name: string;
        };
        "suggestion.Saved": {
            reply_id: number;
            version: number;
        };
        "suggestion.Sheet": {
            analysis: string;
            attachment_ids: number[];
            category: string;
            cosigner_ids: number[];
            delegation_id?: number;
            lead_deputy_id?: number;
            /** @enum {string} */
            origin: "paper" | "motion";
            /** @description who handed it in, or which motion it was and who decided */
            origin_note: string;
            points: string[];
            /** @enum {string} */
            publicity_consent: "full" | "title_only" | "none" | "";
            received_on: string;
            reference_only: boolean;
            situation: string;
            suggested_units: string;
            title: string;
        };
        "suggestion.SignatureView": {
            delegation_name: string;
            deputy_id: number;
            invited_at: string;
            name: string;
            /** @enum {string} */
            state: "invited" | "confirmed" | "declined" | "withdrawn" | "lapsed";
            /** @description the version that was confirmed */
            text_no: number;
        };
        "suggestion.TaskCount": {
            count: number;
            overdue: number;
            /** @description an action of the item, or a task that another package derives */
            task: string;
        };
        "suggestion.TaskRow": {
            days_left: number | null;
            due_on: string | null;
            /** @description the deputy whom the office is to ask */
            for_name: string;
            id: number;
            lead_name: string;
            /** @enum {string} */
            light: "green" | "yellow" | "red" | "overdue" | "overdue_law" | "stopped" | "none";
            number_text: string;
            phase: components["schemas"]["suggestion.Phase"];
            round_no: number;
            since: string;
            /** @description what it is about where that is not the item itself: "key_item/7" */
            subject: string;
            suggestion_id: number;
            task: string;
            title: string;
            unit_name: string;
            version: number;
        };
        "suggestion.ToDo": {
            counts: components["schemas"]["suggestion.TaskCount"][];
            items: components["schemas"]["suggestion.TaskRow"][];
            page: number;
            size: number;
            total: number;
        };
        "suggestion.UnitView": {
            id: number;
            name: string;
            /** @enum {string} */
            role: "sole" | "lead" | "co" | "separate" | "unstated";
        };
        "suggestion.UrgeView": {
            answer_by: string | null;
            code: string;
            /** @description over the red rule */
            issuer: string;
            note: string;
            number: string;
            number_text: string;
            on: string;
            /** @description of a co-handler */
            opinion_by: string | null;
            /** @description in the signature */
            sender: string;
            session_name: string;
            title: string;
            unit_name: string;
        };
        "suggestion.VersionView": {
            at: string;
            by_name: string;
            /**
             * @description What differs from the text before it, for the proposers and the office;
             *     of the requests "point.1" and so on.
             */
            changes: components["schemas"]["suggestion.Change"][];
            no: number;
            reason: string;
            title: string;
        };
        "suggestion.View": {
            actions: components["schemas"]["suggestion.Action"][];
            attachments: components["schemas"]["suggestion.FileView"][];
            ball: components["schemas"]["suggestion.Holder"][];
            category: string;
            clocks: components["schemas"]["suggestion.ClockView"][];
            closed_at: string | null;
            commitments: components["schemas"]["suggestion.CommitmentView"][];
            content: components["schemas"]["suggestion.ContentView"];
            content_versions: components["schemas"]["suggestion.VersionView"][];
            created_at: string;
            explanation_letter: string;
            first_assigned_at: string | null;
            forwarded_at: string | null;
            id: number;
            imported: components["schemas"]["suggestion.ImportedView"] | null;
            /** @description 0 unless it is a key item */
            key_item_id: number;
            merged_into: components["schemas"]["suggestion.LinkView"] | null;
            merged_items: components["schemas"]["suggestion.LinkView"][];
            number: number | null;
            number_text: string;
            on_paper: components["schemas"]["suggestion.PaperForm"][];
            /** @enum {string} */
            origin: "deputy" | "paper" | "motion" | "imported";
            origin_note: string;
            phase: components["schemas"]["suggestion.Phase"];
            proposed_units: components["schemas"]["suggestion.UnitView"][];
            proposer: components["schemas"]["suggestion.ProposerView"];
            /** @description those who stand for the item now, who decides first */
            proposers: components["schemas"]["suggestion.PersonView"][];
            /** @enum {string} */
            publicity_consent: "full" | "title_only" | "none" | "unstated" | "";
            receipt_no: string;
            received_replies: components["schemas"]["suggestion.ReceivedReply"][];
            reference_only: boolean;
            registered_at: string | null;
            requests: components["schemas"]["suggestion.RequestView"][];
            return_reason: components["schemas"]["suggestion.ReasonView"] | null;
            returned: components["schemas"]["suggestion.ReturnedView"] | null;
            round_no: number;
            rounds: components["schemas"]["suggestion.RoundView"][];
            session_name: string;
            signatures: components["schemas"]["suggestion.SignatureView"][];
            stub: boolean;
            /** @enum {string} */
            submission_period: "in_session" | "inter_session" | "unstated" | "";
            submitted_at: string | null;
            suggested_units: string;
            through_office: boolean;
            timeline: components["schemas"]["suggestion.EventView"][];
            title: string;
            version: number;
        };
        "suggestion.assignRequest": {
            note: string;
            unit_id?: number;
            units?: components["schemas"]["suggestion.Part"][];
            version: number;
        };
        "suggestion.batchAnswer": {
            results: components["schemas"]["suggestion.Fate"][];
        };
        "suggestion.batchRequest": {
            items: components["schemas"]["suggestion.Placement"][];
            note: string;
        };
        "suggestion.commitmentChangeRequest": {
            text: string;
            until: string | null;
            version: number;
        };
        "suggestion.confirmRequest": {
            on_paper?: components["schemas"]["suggestion.OnPaper"] | null;
            version: number;
        };
        "suggestion.confirmSignatureRequest": {
            on_paper?: components["schemas"]["suggestion.OnPaper"] | null;
            text_no: number;
            version: number;
        };
        "suggestion.contactRequest": {
            /** @description DeputyIDs are the proposers who took part; left out, the lead did alone. */
            deputy_ids?: number[];
            held_on: string;
            /** @enum {string} */
            mode: "meeting" | "visit" | "phone" | "online";
            persons: string;
            /** @enum {string} */
            phase: "before" | "during" | "after";
            place: string;
            summary: string;
            version: number;
        };
        "suggestion.correctRequest": {
            category: string;
            reason: string;
            title: string;
            version: number;
        };
        "suggestion.createRequest": {
            analysis: string;
            attachment_ids: number[];
            category: string;
            /** @description 全团建议, by the head of a delegation */
            for_delegation?: boolean;
            points: string[];
            /** @enum {string} */
            publicity_consent: "full" | "title_only" | "none" | "";
            reference_only: boolean;
            situation: string;
            suggested_units: string;
            title: string;
        };
        "suggestion.decideRequest": {
            agree: boolean;
            on_paper?: components["schemas"]["suggestion.OnPaper"] | null;
            reason: string;
            version: number;
        };
        "suggestion.decisionRequest": {
            comment: string;
            document_no: string;
            pass: boolean;
            version: number;
        };
        "suggestion.deliveryReportRequest": {
            text: string;
            version: number;
        };
        "suggestion.disputeRequest": {
            on_paper?: components["schemas"]["suggestion.OnPaper"] | null;
            reason: string;
            version: number;
        };
        "suggestion.editRequest": {
            analysis: string;
            attachment_ids: number[];
            category: string;
            points: string[];
            /** @enum {string} */
            publicity_consent: "full" | "title_only" | "none" | "";
            reference_only: boolean;
            situation: string;
            suggested_units: string;
            title: string;
            version: number;
        };
        "suggestion.escalateRequest": {
            meeting: string;
            plan_due_on: string;
            units: components["schemas"]["suggestion.Part"][];
            version: number;
        };
        "suggestion.experiencedView": {
            units: components["schemas"]["suggestion.Experience"][];
        };
        "suggestion.extensionRequest": {
            reason: string;
            until: string;
            version: number;
        };
        "suggestion.feedbackRequest": {
            attitude: string;
            reasons: string;
            result: string;
            version: number;
        };
        "suggestion.inviteRequest": {
            deputy_ids: number[];
            /** @description ThroughOffice says that some sign on paper, which the office enters; it may read the draft from then on. */
            through_office?: boolean;
            version: number;
        };
        "suggestion.letterRequest": {
            letter: string;
            version: number;
        };
        "suggestion.mergeRequest": {
            reason: string;
            target_id: number;
            version: number;
        };
        "suggestion.noteRequest": {
            text: string;
            version: number;
        };
        "suggestion.objectionRequest": {
            on_paper?: components["schemas"]["suggestion.OnPaper"] | null;
            reason: string;
            unit_id?: number;
            version: number;
        };
        "suggestion.opinionRequest": {
            hand_over: boolean;
            text: string;
            version: number;
        };
        "suggestion.paperDeliveryRequest": {
            /** @description AttachmentIDs are the scans of the receipt that he signed (送达回证). */
            attachment_ids?: number[];
            deputy_id: number;
            note: string;
            on: string;
            version: number;
        };
        "suggestion.paperFeedbackRequest": {
            attachment_ids: number[];
            attitude: string;
            deputy_id: number;
            reasons: string;
            result: string;
            version: number;
        };
        "suggestion.paperReasonRequest": {
            on_paper?: components["schemas"]["suggestion.OnPaper"] | null;
            reason: string;
            version: number;
        };
        "suggestion.planRequest": {
            contact_by: string | null;
            draft_by: string | null;
            text: string;
            version: number;
        };
        "suggestion.qualityRatingRequest": {
            /** @enum {string} */
            feasibility: "good" | "fair" | "poor";
            /** @description RatingVersion is that of the unit's rating as it was seen, 0 of none. */
            rating_version?: number;
            remark: string;
            /** @enum {string} */
            research: "good" | "fair" | "poor";
            /** @enum {string} */
            topic: "good" | "fair" | "poor";
            version: number;
        };
        "suggestion.rearrangeRequest": {
            add: components["schemas"]["suggestion.Part"][];
            cancel: number[];
            reason: string;
            /** @description the assignment that the single added unit takes over */
            replace: number;
            version: number;
        };
        "suggestion.reasonRequest": {
            reason: string;
            version: number;
        };
        "suggestion.refusalRequest": {
            reason: string;
            reason_code: string;
            version: number;
        };
        "suggestion.rehandleRequest": {
            reason: string;
            unit_id?: number;
            units?: components["schemas"]["suggestion.Part"][];
            version: number;
        };
        "suggestion.reopenRequest": {
            reason: string;
            units: components["schemas"]["suggestion.Part"][];
            version: number;
        };
        "suggestion.replyRequest": {
            answers: components["schemas"]["suggestion.Answer"][];
            class_code: string;
            class_reason: string;
            closing: string;
            commitment_due_on: string | null;
            commitment_text: string;
            contact_person: string;
            contact_phone: string;
            no_contact_reason: string;
            no_opinion_reason?: string;
            opening: string;
            version: number;
        };
        "suggestion.returnRequest": {
            reason: string;
            reason_code: string;
            version: number;
        };
        "suggestion.returnUnitRequest": {
            reason: string;
            reason_code: string;
            unit_id: number;
            version: number;
        };
        "suggestion.routeRequest": {
            inner_due_on: string | null;
            person_name: string;
            section: string;
            version: number;
        };
        "suggestion.sealedReplyRequest": {
            attachment_id: number;
            version: number;
        };
        "suggestion.signOpinionRequest": {
            comment: string;
            document_no?: string;
            pass: boolean;
            version: number;
        };
        "suggestion.splitRequest": {
            points: string[];
            reason: string;
            title: string;
            version: number;
        };
        "suggestion.submitRequest": {
            no_state_secrets: boolean;
            version: number;
        };
        "suggestion.unitsRequest": {
            units: components["schemas"]["suggestion.Part"][];
            version: number;
        };
        "suggestion.urgeRequest": {
            note: string;
            version: number;
        };
        "suggestion.versionRequest": {
            version: number;
        };
        "suggestion.withdrawalRequest": {
            on_paper?: components["schemas"]["suggestion.OnPaper"] | null;
            reason: string;
            version: number;
        };
        /** @enum {string} */
        "supervision.Action": "nominate" | "withdraw_nomination" | "prepare_candidates" | "record_decision" | "name_parties" | "edit_plan" | "submit_plan" | "confirm_plan" | "return_plan" | "instruct" | "plan_activity" | "send_letter" | "record_check" | "record_outcome" | "conclude" | "report_milestone" | "return_milestone" | "change_activity" | "cancel_activity" | "show_code" | "sign_in_by_hand" | "record_minutes" | "answer_invitation" | "sign_in" | "answer_letter";
        "supervision.ActivityRow": {
            /** @description the reader is invited and has not answered */
            awaited: boolean;
            coming: number;
            held_on: string;
            id: number;
            invited: number;
            /** @enum {string} */
            kind: "research" | "symposium" | "on_site";
            place: string;
            present: number;
            starts_at: string;
            /** @enum {string} */
            state: "planned" | "held" | "cancelled";
            subject: string;
        };
        "supervision.ActivityView": {
            actions: components["schemas"]["supervision.Action"][];
            /** @description the reader is invited and has not answered */
            awaited: boolean;
            by_name: string;
            coming: number;
            end_reason: string;
            held_on: string;
            id: number;
            invitations: components["schemas"]["supervision.InvitationView"][];
            invited: number;
            /** @description 0 for who sees the activity only */
            key_item_id: number;
            /** @enum {string} */
            kind: "research" | "symposium" | "on_site";
            minutes: string;
            number_text: string;
            photos: components["schemas"]["attachment.View"][];
            place: string;
            present: number;
            starts_at: string;
            /** @enum {string} */
            state: "planned" | "held" | "cancelled";
            subject: string;
            title: string;
            version: number;
        };
        "supervision.CandidateReceipt": {
            id: number;
            version: number;
        };
        "supervision.CandidateView": {
            actions: components["schemas"]["supervision.Action"][];
            category: string;
            committee: components["schemas"]["supervision.PartyView"];
            /** @description of nominations, with those of the similar ones */
            count: number;
            /** @description it can still be chosen */
            fit: boolean;
            id: number;
            lead_name: string;
            leader: components["schemas"]["supervision.PartyView"];
            nominations: components["schemas"]["supervision.NominationView"][];
            note: string;
            number_text: string;
            official: components["schemas"]["supervision.PartyView"];
            phase: components["schemas"]["suggestion.Phase"];
            round_no: number;
            similar: components["schemas"]["supervision.SimilarView"][];
            suggestion_id: number;
            title: string;
            units: components["schemas"]["suggestion.UnitView"][];
            version: number;
        };
        "supervision.Card": {
            id: number;
            kept: number;
            last_activity: components["schemas"]["supervision.OccasionView"] | null;
            letters_open: number;
            milestones: number;
            next: components["schemas"]["supervision.NextView"] | null;
            next_activity: components["schemas"]["supervision.OccasionView"] | null;
            number_text: string;
            outcome_exists: boolean;
            /** @description the reader is one of its parties */
            own: boolean;
            parties: components["schemas"]["supervision.PartiesView"];
            phase: components["schemas"]["suggestion.Phase"];
            plan_due_on: string;
            /** @enum {string} */
            plan_state: "drafting" | "submitted" | "returned" | "confirmed" | "";
            promises: number;
            reached: number;
            /** @description of that status, by code */
            reasons: string[];
            round_no: number;
            /** @description how many further suggestions belong to it */
            similar: number;
            /** @enum {unknown} */
            status: "planning" | "on_plan" | "at_risk" | "late" | "concluded";
            suggestion_id: number;
            title: string;
            year: number;
        };
        "supervision.CheckView": {
            by_name: string;
            findings: components["schemas"]["supervision.FindingView"][];
            held_on: string;
            id: number;
            no: number;
            summary: string;
        };
        "supervision.Choice": {
            card_no: string;
            delegation: string;
            id: number;
            name: string;
        };
        "supervision.Choices": {
            committees: components["schemas"]["supervision.PartyView"][];
            /** @description whose name or number holds the words */
            deputies: components["schemas"]["supervision.Choice"][];
            leaders: components["schemas"]["supervision.PartyView"][];
            officials: components["schemas"]["supervision.PartyView"][];
        };
        "supervision.Code": {
            code: string;
            valid_until: string;
        };
        "supervision.Decided": {
            attachment_ids: number[];
            held_on: string;
            meeting: string;
            publication: string;
            verdicts: components["schemas"]["supervision.Verdict"][];
        };
        "supervision.DecisionReceipt": {
            id: number;
            /** @description made by it, in the order of the verdicts */
            key_items: number[];
        };
        "supervision.DecisionView": {
            attachments: components["schemas"]["attachment.View"][];
            by_name: string;
            held_on: string;
            id: number;
            meeting: string;
            publication: string;
            /** @description on what the reader may read; empty on the page of a key item */
            verdicts: components["schemas"]["supervision.VerdictView"][];
            year: number;
        };
        "supervision.Document": {
            body: string;
            /** @description by which a print of it is checked */
            code: string;
            congress_name: string;
            due_on: string;
            id: number;
            issued_on: string;
            item_number: string;
            item_title: string;
            key_item_id: number;
            /** @enum {string} */
            kind: "urging" | "supervision";
            number_text: string;
            proposer: string;
            /** @description the office or the committee that issues it */
            sender: string;
            unit_name: string;
        };
        "supervision.EventView": {
            actor_name: string;
            actor_role: string;
            at: string;
            body_name: string;
            data: {
                [key: string]: string;
            };
            kind: string;
        };
        "supervision.FindingView": {
            attachments: components["schemas"]["attachment.View"][];
            commitment_id: number;
            /** @enum {string} */
            found: "kept" | "partly" | "not_kept";
            note: string;
            seen_on: string;
        };
        "supervision.InvitationView": {
            /** @enum {string} */
            answer: "come" | "not" | "";
            answered_by: string;
            deputy_id: number;
            /** @description a proposer, who is always invited */
            fixed: boolean;
            id: number;
            name: string;
            own: boolean;
            /** @enum {unknown} */
            party: "proposer" | "deputy" | "leader" | "official" | "committee" | "unit";
            present_at: string | null;
            /** @enum {string} */
            present_by: "code" | "hand" | "";
            present_name: string;
            present_note: string;
            reason: string;
        };
        "supervision.ItemView": {
            id: number;
            lead_name: string;
            number_text: string;
            phase: components["schemas"]["suggestion.Phase"];
            /** @description by who asks */
            readable: boolean;
            round_no: number;
            title: string;
        };
        "supervision.LetterView": {
            actions: components["schemas"]["supervision.Action"][];
            answer: string;
            answered_at: string | null;
            answered_name: string;
            attachments: components["schemas"]["attachment.View"][];
            body: string;
            by_name: string;
            due_on: string;
            id: number;
            issued_at: string;
            /** @enum {string} */
            kind: "urging" | "supervision";
            late: boolean;
            number_text: string;
            unit_name: string;
        };
        "supervision.MilestoneView": {
            actions: components["schemas"]["supervision.Action"][];
            completed_on: string | null;
            days_left: number;
            due_on: string;
            id: number;
            /** @enum {string} */
            light: "green" | "yellow" | "red" | "overdue" | "stopped";
            no: number;
            /** @enum {unknown} */
            party: "leader" | "official" | "unit" | "committee";
            party_name: string;
            person: string;
            reports: components["schemas"]["supervision.ReportView"][];
            text: string;
            unit_id: number;
        };
        "supervision.NextView": {
            days_left: number;
            due_on: string;
            /** @enum {string} */
            light: "green" | "yellow" | "red" | "overdue";
            text: string;
        };
        "supervision.NominationView": {
            at: string;
            body_name: string;
            by_name: string;
            by_role: string;
            own: boolean;
            reason: string;
        };
        "supervision.NotChosen": {
            held_on: string;
            meeting: string;
            reason: string;
        };
        "supervision.OccasionView": {
            held_on: string;
            id: number;
            /** @enum {string} */
            kind: "research" | "symposium" | "on_site";
            /** @enum {string} */
            state: "planned" | "held" | "cancelled";
        };
        "supervision.Panel": {
            actions: components["schemas"]["supervision.Action"][];
            /** @description that it was not chosen, for who compares or nominated it */
            decided: components["schemas"]["supervision.NotChosen"] | null;
            key_item: components["schemas"]["supervision.Card"] | null;
            /** @description the reader nominated it, and nothing is decided */
            nominated: boolean;
            /** @description how many did, for who compares */
            nominators: number;
            /** @description the reader's own */
            reason: string;
        };
        "supervision.PartiesView": {
            committee: components["schemas"]["supervision.PartyView"];
            leader: components["schemas"]["supervision.PartyView"];
            official: components["schemas"]["supervision.PartyView"];
            units: components["schemas"]["suggestion.UnitView"][];
        };
        /** @enum {string} */
        "supervision.Party": "leader" | "official" | "unit" | "committee" | "proposer" | "deputy";
        "supervision.PartyView": {
            /** @description 0 while none is named */
            id: number;
            name: string;
        };
        "supervision.PlannedMilestone": {
            due_on: string;
            id: number;
            /** @enum {unknown} */
            party: "leader" | "official" | "unit" | "committee";
            person: string;
            text: string;
            /** @description of the party "unit" */
            unit_id: number;
        };
        "supervision.PromiseView": {
            due_on: string;
            id: number;
            outcome: string;
            /** @enum {string} */
            state: "open" | "delivered" | "explained";
            text: string;
            unit_name: string;
        };
        "supervision.ProposedMilestone": {
            due_on: string;
            id: number;
            /** @enum {unknown} */
            party: "leader" | "official" | "unit" | "committee";
            party_name: string;
            person: string;
            text: string;
            /** @description of the party "unit" */
            unit_id: number;
        };
        "supervision.ProposedView": {
            goals: string;
            milestones: components["schemas"]["supervision.ProposedMilestone"][];
        };
        "supervision.Receipt": {
            /** @description the activity, letter, check or report, 0 for others */
            created: number;
            id: number;
            version: number;
        };
        "supervision.ReportView": {
            at: string;
            attachments: components["schemas"]["attachment.View"][];
            body_name: string;
            by_name: string;
            by_role: string;
            id: number;
            /** @enum {string} */
            kind: "progress" | "completed" | "returned";
            text: string;
        };
        "supervision.Seen": {
            attachment_ids: number[];
            commitment_id: number;
            /** @enum {string} */
            found: "kept" | "partly" | "not_kept";
            note: string;
            seen_on: string;
        };
        "supervision.SimilarView": {
            actions: components["schemas"]["supervision.Action"][];
            category: string;
            committee: components["schemas"]["supervision.PartyView"];
            /** @description of nominations, with those of the similar ones */
            count: number;
            /** @description it can still be chosen */
            fit: boolean;
            id: number;
            lead_name: string;
            leader: components["schemas"]["supervision.PartyView"];
            nominations: components["schemas"]["supervision.NominationView"][];
            note: string;
            number_text: string;
            official: components["schemas"]["supervision.PartyView"];
            phase: components["schemas"]["suggestion.Phase"];
            round_no: number;
            suggestion_id: number;
            title: string;
            units: components["schemas"]["suggestion.UnitView"][];
            version: number;
        };
        /** @enum {string} */
        "supervision.Status": "planning" | "on_plan" | "at_risk" | "late" | "concluded";
        "supervision.Verdict": {
            candidate_id: number;
            chosen: boolean;
            reason: string;
            version: number;
        };
        "supervision.VerdictView": {
            chosen: boolean;
            number_text: string;
            reason: string;
            suggestion_id: number;
            title: string;
        };
        "supervision.View": {
            actions: components["schemas"]["supervision.Action"][];
            activities: components["schemas"]["supervision.ActivityRow"][];
            checks: components["schemas"]["supervision.CheckView"][];
            commitments: components["schemas"]["supervision.PromiseView"][];
            concluded_at: string | null;
            confirmed_at: string | null;
            confirmed_by_name: string;
            decision: components["schemas"]["supervision.DecisionView"];
            goals: string;
            id: number;
            kept: number;
            last_activity: components["schemas"]["supervision.OccasionView"] | null;
            letters: components["schemas"]["supervision.LetterView"][];
            letters_open: number;
            milestones: number;
            next: components["schemas"]["supervision.NextView"] | null;
            next_activity: components["schemas"]["supervision.OccasionView"] | null;
            number_text: string;
            outcome: string;
            outcome_exists: boolean;
            /** @description the reader is one of its parties */
            own: boolean;
            parties: components["schemas"]["supervision.PartiesView"];
            phase: components["schemas"]["suggestion.Phase"];
            plan: components["schemas"]["supervision.MilestoneView"][];
            plan_comment: string;
            plan_due_on: string;
            /** @enum {string} */
            plan_state: "drafting" | "submitted" | "returned" | "confirmed" | "";
            promises: number;
            proposed: components["schemas"]["supervision.ProposedView"] | null;
            reached: number;
            /** @description of that status, by code */
            reasons: string[];
            round_no: number;
            /** @description how many further suggestions belong to it */
            similar: number;
            /** @enum {unknown} */
            status: "planning" | "on_plan" | "at_risk" | "late" | "concluded";
            submitted_by_name: string;
            suggestion_id: number;
            suggestions: components["schemas"]["supervision.ItemView"][];
            timeline: components["schemas"]["supervision.EventView"][];
            title: string;
            version: number;
            year: number;
        };
        "supervision.answerRequest": {
            comes: boolean;
            reason: string;
        };
        "supervision.arrangementRequest": {
            committee_in: boolean;
            deputy_ids: number[];
            held_on: string;
            /** @enum {string} */
            kind: "research" | "symposium" | "on_site";
            /** @description which parties are invited */
            leader_in: boolean;
            official_in: boolean;
            place: string;
            /** @description "09:30", or empty */
            starts_at: string;
            subject: string;
            units_in: boolean;
            version: number;
        };
        "supervision.checkRequest": {
            findings: components["schemas"]["supervision.Seen"][];
            held_on: string;
            summary: string;
            version: number;
        };
        "supervision.emptyRequest": Record<string, never>;
        "supervision.groupRequest": {
            /** @description 0 takes it out of its group */
            main_id: number;
            version: number;
        };
        "supervision.letterAnswerRequest": {
            attachment_ids: number[];
            text: string;
            version: number;
        };
        "supervision.letterRequest": {
            body: string;
            due_on: string | null;
            /** @enum {string} */
            kind: "urging" | "supervision";
            unit_id: number;
            version: number;
        };
        "supervision.minutesRequest": {
            attachment_ids: number[];
            text: string;
            version: number;
        };
        "supervision.nominationRequest": {
            reason: string;
        };
        "supervision.noteRequest": {
            note: string;
        };
        "supervision.partiesRequest": {
            committee_id: number;
            leader_id: number;
            official_id: number;
            version: number;
        };
        "supervision.planRequest": {
            goals: string;
            milestones: components["schemas"]["supervision.PlannedMilestone"][];
            version: number;
        };
        "supervision.preparationRequest": {
            committee_id: number;
            leader_id: number;
            note: string;
            official_id: number;
            version: number;
        };
        "supervision.reasonRequest": {
            reason: string;
            version: number;
        };
        "supervision.reportRequest": {
            attachment_ids: number[];
            /** @description the milestone is reached */
            completed: boolean;
            text: string;
            version: number;
        };
        "supervision.signInRequest": {
            code: string;
        };
        "supervision.textRequest": {
            text: string;
            version: number;
        };
        "supervision.versionRequest": {
            version: number;
        };
        /** @enum {string} */
        "upward.Action": "edit_text" | "adopt_topic" | "drop" | "open_signing" | "sign" | "decline_signature" | "withdraw_signature" | "record_submission" | "record_handling" | "record_answer" | "give_feedback" | "enter_feedback" | "note_follow_up" | "conclude";
        "upward.AnswerView": {
            answered_on: string;
            attachments: components["schemas"]["attachment.View"][];
            document_no: string;
            no: number;
            rated_at: string | null;
            rated_by_name: string;
            reasons: string;
            recorded_at: string;
            recorded_by_name: string;
            /** @enum {string} */
            result: "satisfied" | "basically_satisfied" | "dissatisfied" | "";
            text: string;
            unit_name: string;
        };
        "upward.EventView": {
            actor_name: string;
            actor_role: string;
            at: string;
            data: {
                [key: string]: string;
            };
            kind: string;
        };
        "upward.MemberView": {
            at: string | null;
            card_no: string;
            deputy_id: number;
            electing_unit: string;
            name: string;
            /** @description that of who asks */
            own: boolean;
            reason: string;
            /** @enum {string} */
            state: "open" | "signed" | "declined" | "withdrawn";
            text_no: number;
        };
        "upward.Proposal": {
            attachment_ids: number[];
            basis: string;
            content: string;
            /** @enum {string} */
            kind: "joint" | "delegation";
            /** @enum {string} */
            level: "provincial" | "national";
            points: string[];
            title: string;
        };
        "upward.Receipt": {
            id: number;
            /** @enum {unknown} */
            state: "topic" | "drafting" | "signing" | "submitted" | "answered" | "following" | "concluded" | "dropped";
            version: number;
        };
        "upward.Row": {
            id: number;
            /** @enum {string} */
            kind: "joint" | "delegation";
            lead_name: string;
            /** @enum {string} */
            level: "provincial" | "national";
            number: string;
            session_name: string;
            signatures: number;
            /** @enum {unknown} */
            state: "topic" | "drafting" | "signing" | "submitted" | "answered" | "following" | "concluded" | "dropped";
            submitted_on: string | null;
            title: string;
            updated_at: string;
        };
        /** @enum {string} */
        "upward.State": "topic" | "drafting" | "signing" | "submitted" | "answered" | "following" | "concluded" | "dropped";
        "upward.TextView": {
            at: string;
            basis: string;
            by_name: string;
            content: string;
            no: number;
            points: string[];
            title: string;
        };
        "upward.View": {
            actions: components["schemas"]["upward.Action"][];
            answers: components["schemas"]["upward.AnswerView"][];
            attachments: components["schemas"]["attachment.View"][];
            created_at: string;
            end_reason: string;
            expected_on: string | null;
            former_texts: components["schemas"]["upward.TextView"][];
            handling_units: string;
            id: number;
            /** @enum {string} */
            kind: "joint" | "delegation";
            lead_deputy_id: number;
            lead_name: string;
            /** @enum {string} */
            level: "provincial" | "national";
            members: components["schemas"]["upward.MemberView"][];
            /** @description signatures that it takes */
            needed: number;
            number: string;
            proposed_by_name: string;
            session_name: string;
            /** @description signatures that stand */
            standing: number;
            /** @enum {unknown} */
            state: "topic" | "drafting" | "signing" | "submitted" | "answered" | "following" | "concluded" | "dropped";
            submitted_on: string | null;
            text: components["schemas"]["upward.TextView"];
            timeline: components["schemas"]["upward.EventView"][];
            version: number;
        };
        "upward.adoptRequest": {
            lead_deputy_id: number;
            version: number;
        };
        "upward.answerRequest": {
            answered_on: string;
            attachment_ids: number[];
            document_no: string;
            text: string;
            unit_name: string;
            version: number;
        };
        "upward.handlingRequest": {
            expected_on: string | null;
            handling_units: string;
            version: number;
        };
        "upward.noteRequest": {
            text: string;
            version: number;
        };
        "upward.opinionRequest": {
            reasons: string;
            /** @enum {string} */
            result: "satisfied" | "basically_satisfied" | "dissatisfied";
            version: number;
        };
        "upward.paperOpinionRequest": {
            attachment_ids: number[];
            reasons: string;
            /** @enum {string} */
            result: "satisfied" | "basically_satisfied" | "dissatisfied";
            version: number;
        };
        "upward.reasonRequest": {
            reason: string;
            version: number;
        };
        "upward.signRequest": {
            text_no: number;
            version: number;
        };
        "upward.submissionRequest": {
            /** @description the scan of the signed sheet */
            attachment_ids: number[];
            number: string;
            session_name: string;
            submitted_on: string;
            version: number;
        };
        "upward.versionRequest": {
            version: number;
        };
        "upward.wordingRequest": {
            attachment_ids: number[];
            basis: string;
            content: string;
            points: string[];
            title: string;
            version: number;
        };
        "view.View": {
            id: number;
            name: string;
            /** @description as it stands in the list's address, without the question mark */
            query: string;
            usual: boolean;
            version: number;
        };
        "view.Views": {
            items: components["schemas"]["view.View"][];
        };
        "view.Wording": {
            name: string;
            query: string;
            usual: boolean;
        };
        "view.changeRequest": {
            name: string;
            query: string;
            usual: boolean;
            version: number;
        };
        "web.List-account_TokenView": {
            items: components["schemas"]["account.TokenView"][];
            page: number;
            size: number;
            total: number;
        };
        "web.List-audit_entry": {
            items: components["schemas"]["audit.entry"][];
            page: number;
            size: number;
            total: number;
        };
        "web.List-ballot_Row": {
            items: components["schemas"]["ballot.Row"][];
            page: number;
            size: number;
            total: number;
        };
        "web.List-deputy_colleagueView": {
            items: components["schemas"]["deputy.colleagueView"][];
            page: number;
            size: number;
            total: number;
        };
        "web.List-deputy_deputyView": {
            items: components["schemas"]["deputy.deputyView"][];
            page: number;
            size: number;
            total: number;
        };
        "web.List-deputy_nameView": {
            items: components["schemas"]["deputy.nameView"][];
            page: number;
            size: number;
            total: number;
        };
        "web.List-org_committeeView": {
            items: components["schemas"]["org.committeeView"][];
            page: number;
            size: number;
            total: number;
        };
        "web.List-org_unitView": {
            items: components["schemas"]["org.unitView"][];
            page: number;
            size: number;
            total: number;
        };
        "web.List-suggestion_CommitmentRow": {
            items: components["schemas"]["suggestion.CommitmentRow"][];
            page: number;
            size: number;
            total: number;
        };
        "web.List-suggestion_Row": {
            items: components["schemas"]["suggestion.Row"][];
            page: number;
            size: number;
            total: number;
        };
        "web.List-supervision_CandidateView": {
            items: components["schemas"]["supervision.CandidateView"][];
            page: number;
            size: number;
            total: number;
        };
        "web.List-supervision_Card": {
            items: components["schemas"]["supervision.Card"][];
            page: number;
            size: number;
            total: number;
        };
        "web.List-supervision_DecisionView": {
            items: components["schemas"]["supervision.DecisionView"][];
            page: number;
            size: number;
            total: number;
        };
        "web.List-upward_Row": {
            items: components["schemas"]["upward.Row"][];
            page: number;
            size: number;
            total: number;
        };
        "web.List-webhook_MessageView": {
            items: components["schemas"]["webhook.MessageView"][];
            page: number;
            size: number;
            total: number;
        };
        "web.Problem": {
            code: string;
            detail: string;
            fields: components["schemas"]["fault.Field"][];
            request_id: string;
            status: number;
            title: string;
            type: string;
        };
        "webhook.EndpointList": {
            available: boolean;
            items: components["schemas"]["webhook.EndpointView"][];
            topics: string[];
        };
        "webhook.EndpointView": {
            created_at: string;
            failing_since?: string;
            id: number;
            name: string;
            /** @enum {string} */
            reason: "" | "failing" | "gone";
            /** @enum {unknown} */
            state: "active" | "paused" | "disabled";
            topics: string[];
            url: string;
            version: number;
        };
        "webhook.MessageView": {
            attempts: number;
            created_at: string;
            /** @description of the next attempt */
            due_at?: string;
            ended_at?: string;
            id: number;
            message_id: string;
            /** @description a code */
            reason: string;
            replays: number;
            /** @enum {unknown} */
            state: "waiting" | "sending" | "sent" | "failed" | "dropped";
            /** @description HTTP status of the last answer, 0 without one */
            status: number;
            topic: string;
        };
        /** @enum {string} */
        "webhook.State": "active" | "paused" | "disabled" | "removed" | "waiting" | "sending" | "sent" | "failed" | "dropped";
        "webhook.messageMade": {
            id: number;
        };
        "webhook.secretMade": {
            /** @description shown this once */
            secret: string;
            webhook: components["schemas"]["webhook.EndpointView"];
        };
        "webhook.versionRequest": {
            version: number;
        };
        "webhook.webhookChange": {
            active: boolean;
            name: string;
            topics: string[];
            url: string;
            version: number;
        };
        "webhook.webhookRequest": {
            name: string;
            topics: string[];
            url: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: {
        importDeputies: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description xlsx、csv 或 tsv 文件
                     */
                    file: string;
                    /** @description 同时创建尚未设置的代表团 */
                    create_missing?: boolean;
                };
            };
        };
        /** @description 代表 */
        "deputy.Request": {
            content: {
                "application/json": components["schemas"]["deputy.Request"];
            };
        };
        /** @description 内容 */
        "upward.reasonRequest": {
            content: {
                "application/json": components["schemas"]["upward.reasonRequest"];
            };
        };
        /** @description 专门委员会 */
        "org.CommitteeRequest": {
            content: {
                "application/json": components["schemas"]["org.CommitteeRequest"];
            };
        };
        /** @description 会议 */
        "org.SessionRequest": {
            content: {
                "application/json": components["schemas"]["org.SessionRequest"];
            };
        };
        readCalendarTable: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description xlsx、csv 或 tsv 文件
                     */
                    file: string;
                };
            };
        };
        /** @description 新版规则 */
        "rules.Publication": {
            content: {
                "application/json": components["schemas"]["rules.Publication"];
            };
        };
        /** @description 单位 */
        "org.UnitRequest": {
            content: {
                "application/json": components["schemas"]["org.UnitRequest"];
            };
        };
        /** @description 版本 */
        "webhook.versionRequest": {
            content: {
                "application/json": components["schemas"]["webhook.versionRequest"];
            };
        };
        /** @description 内容 */
        "suggestion.decisionRequest": {
            content: {
                "application/json": components["schemas"]["suggestion.decisionRequest"];
            };
        };
        /** @description 内容 */
        "suggestion.reasonRequest": {
            content: {
                "application/json": components["schemas"]["suggestion.reasonRequest"];
            };
        };
        /** @description 内容 */
        "suggestion.versionRequest": {
            content: {
                "application/json": components["schemas"]["suggestion.versionRequest"];
            };
        };
        /** @description 届别 */
        "org.TermRequest": {
            content: {
                "application/json": components["schemas"]["org.TermRequest"];
            };
        };
        /** @description 原因和日期 */
        "deputy.StatusRequest": {
            content: {
                "application/json": components["schemas"]["deputy.StatusRequest"];
            };
        };
        /** @description 内容 */
        "supervision.textRequest": {
            content: {
                "application/json": components["schemas"]["supervision.textRequest"];
            };
        };
        /** @description 内容 */
        "supervision.arrangementRequest": {
            content: {
                "application/json": components["schemas"]["supervision.arrangementRequest"];
            };
        };
        /** @description 内容 */
        "supervision.reasonRequest": {
            content: {
                "application/json": components["schemas"]["supervision.reasonRequest"];
            };
        };
        /** @description 内容 */
        "supervision.versionRequest": {
            content: {
                "application/json": components["schemas"]["supervision.versionRequest"];
            };
        };
        /** @description 内容 */
        "ballot.versionRequest": {
            content: {
                "application/json": components["schemas"]["ballot.versionRequest"];
            };
        };
        /** @description 改动 */
        "rules.CalendarChange": {
            content: {
                "application/json": components["schemas"]["rules.CalendarChange"];
            };
        };
        /** @description 所见版本 */
        "deputy.CloseRequest": {
            content: {
                "application/json": components["schemas"]["deputy.CloseRequest"];
            };
        };
        /** @description 内容 */
        "suggestion.paperReasonRequest": {
            content: {
                "application/json": components["schemas"]["suggestion.paperReasonRequest"];
            };
        };
    };
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getSupervisionActivity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 督办活动 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.ActivityView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    changeSupervisionActivity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 督办活动 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["supervision.arrangementRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    answerInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 督办活动 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["supervision.answerRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    cancelSupervisionActivity: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 督办活动 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["supervision.reasonRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    makeSignInCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 督办活动 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["supervision.versionRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.Code"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    recordActivityMinutes: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 督办活动 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["supervision.minutesRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listTokens: {
        parameters: {
            query?: {
                /** @description 页码 */
                page?: number;
                /** @description 每页条数，最多 200 */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.List-account_TokenView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 令牌编号 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listAssignments: {
        parameters: {
            query?: {
                /** @description 交办日期自（YYYY-MM-DD）；起止都不填，为最近一次交办的当天 */
                from?: string;
                /** @description 交办日期至（YYYY-MM-DD） */
                to?: string;
                /** @description 承办单位 */
                unit_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.AssignmentList"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    exportAssignments: {
        parameters: {
            query?: {
                /** @description 交办日期自（YYYY-MM-DD）；起止都不填，为最近一次交办的当天 */
                from?: string;
                /** @description 交办日期至（YYYY-MM-DD） */
                to?: string;
                /** @description 承办单位 */
                unit_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    acknowledgeAssignment: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 承办任务 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["suggestion.versionRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    recordContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 承办任务 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.contactRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    askExtension: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 承办任务 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.extensionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    noteProgress: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 承办任务 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.noteRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getAssignmentNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 交办 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    objectToAssignment: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 承办任务 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.objectionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    draftOpinion: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 承办任务 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.opinionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getOpinionLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 交办 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    sendBackOpinion: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 承办任务 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["suggestion.reasonRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    signOpinion: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 承办任务 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.signOpinionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    recordPaperDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 承办任务 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.paperDeliveryRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    planHandling: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 承办任务 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.planRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    rateSuggestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 承办任务 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.qualityRatingRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    recallAssignment: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 承办任务 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["suggestion.reasonRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    receiveAssignment: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 承办任务 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["suggestion.versionRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    saveReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 承办任务 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 答复；version 为答复自身的版本，首次为 0 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.replyRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Saved"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    askReturn: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 承办任务 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.returnUnitRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    setInnerRoute: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 承办任务 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.routeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    attachSealedReply: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 承办任务 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 已上传的 PDF 附件 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.sealedReplyRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    supersedeReply: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 承办任务 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["suggestion.reasonRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    urgeAssignment: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 承办任务 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.urgeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    uploadAttachment: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时保持不变的编号 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description 文件
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["attachment.View"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    downloadAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 附件编号 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    deleteAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 附件编号 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description 起始日期 */
                from?: string;
                /** @description 截止日期（含） */
                to?: string;
                /** @description 操作代码或其开头，如 account.login */
                action?: string;
                /** @description 结果 */
                result?: "ok" | "refused";
                /** @description 姓名或登录名；含其本人的操作和针对其账号的操作 */
                person?: string;
                /** @description 页码 */
                page?: number;
                /** @description 每页条数，最多 200 */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.List-audit_entry"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    verifyAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["audit.verdictView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    changeEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description 邮箱地址；留空表示不用邮箱 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["account.emailRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    wearHat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description 要使用的身份 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["account.hatRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["account.tokenAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    logIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description 登录名和密码 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["account.loginRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["account.tokenAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listLogins: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["account.loginList"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    endLogin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 登录编号 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["account.Me"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getIdentityProvider: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["account.providerAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    identityCallback: {
        parameters: {
            query?: {
                /** @description 授权码 */
                code?: string;
                /** @description 防伪造状态 */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description See Other */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listIdentities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["account.identityList"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    unlinkIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 关联编号 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    linkIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description 当前密码 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["account.linkRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["account.flowAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    startIdentityLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["account.flowAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description 当前密码和新密码 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["account.passwordRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    refreshLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["account.tokenAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listOwnTokens: {
        parameters: {
            query?: {
                /** @description 页码 */
                page?: number;
                /** @description 每页条数，最多 200 */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.List-account_TokenView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description 用途、权限、有效期和当前密码 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["account.tokenRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["account.tokenMade"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    revokeOwnToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 令牌编号 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    rotateToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 令牌编号 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 旧令牌继续有效的小时数和当前密码 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["account.rotateTokenRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["account.tokenMade"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    changeWechat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description 微信账号；留空表示不用微信 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["account.wechatRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getBallotPaperByCard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description 卡上的号码 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ballot.codeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ballot.Paper"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    voteByCard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description 卡上的号码和所选 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ballot.cardVoteRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ballot.Cast"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listBallots: {
        parameters: {
            query?: {
                /** @description 状态 */
                state?: string;
                /** @description 名称中的文字 */
                q?: string;
                /** @description 页码，从 1 开始 */
                page?: number;
                /** @description 每页条数，最多 200 */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.List-ballot_Row"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    createBallot: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ballot.Plan"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ballot.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listBallotCandidates: {
        parameters: {
            query: {
                /** @description suggestion、unit 或 deputy */
                about: string;
                /** @description 年度，用于建议和单位 */
                year?: number;
                /** @description 代表团，用于代表 */
                delegation_id?: number;
                /** @description 代表小组，用于代表 */
                group_id?: number;
                /** @description 标题、编号、名称或姓名中的文字 */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ballot.candidateList"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getUnitScores: {
        parameters: {
            query?: {
                /** @description 年度，缺省为今年 */
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ballot.ScoreTable"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    exportUnitScores: {
        parameters: {
            query?: {
                /** @description 年度，缺省为今年 */
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getBallot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 测评 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ballot.View"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    changeBallot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 测评 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ballot.planRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ballot.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    deleteBallot: {
        parameters: {
            query: {
                /** @description 已读到的版本 */
                version: number;
            };
            header?: never;
            path: {
                /** @description 测评 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    cancelBallot: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 测评 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ballot.cancelRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ballot.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    issueBallotCards: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 测评 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ballot.cardsRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ballot.cardsAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    closeBallot: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 测评 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["ballot.versionRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ballot.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    exportBallot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 测评 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    openBallot: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 测评 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["ballot.versionRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ballot.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getBallotPaper: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 测评 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ballot.Paper"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    recountBallot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 测评 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ballot.Recount"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getBallotTurnout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 测评 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ballot.Turnout"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    voteInBallot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 测评 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 所选 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ballot.voteRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ballot.Cast"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getBallotVotes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 测评 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getCalendar: {
        parameters: {
            query?: {
                /** @description 年份，默认今年 */
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["rules.calendarView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    changeCalendar: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试用的编号 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["rules.CalendarChange"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["rules.Moves"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    previewCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["rules.CalendarChange"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["rules.Moves"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    readCalendarTable: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["readCalendarTable"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["rules.CalendarTable"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getCalendarTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listCandidates: {
        parameters: {
            query?: {
                /** @description 页码，从 1 开始 */
                page?: number;
                /** @description 每页条数，最多 200 */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.List-supervision_CandidateView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    exportCandidates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    prepareCandidate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 候选建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["supervision.preparationRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.CandidateReceipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    groupCandidate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 候选建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["supervision.groupRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.CandidateReceipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listCommitments: {
        parameters: {
            query?: {
                /** @description 状态 */
                state?: "open" | "delivered" | "changed" | "explained";
                /** @description 承办单位 */
                unit_id?: number;
                /** @description 期限：已逾期，或三十天内到期 */
                light?: "overdue" | "soon";
                /** @description 承诺完成的年份 */
                year?: number;
                /** @description 回头看：一年内到期的，和逾期未落实的 */
                look_back?: boolean;
                /** @description 页 */
                page?: number;
                /** @description 每页件数，最多 200 */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.List-suggestion_CommitmentRow"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    exportCommitments: {
        parameters: {
            query?: {
                /** @description 状态 */
                state?: "open" | "delivered" | "changed" | "explained";
                /** @description 承办单位 */
                unit_id?: number;
                /** @description 期限：已逾期，或三十天内到期 */
                light?: "overdue" | "soon";
                /** @description 承诺完成的年份 */
                year?: number;
                /** @description 回头看：一年内到期的，和逾期未落实的 */
                look_back?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    askCommitmentChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 承诺事项 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.commitmentChangeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    reportCommitment: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 承诺事项 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.deliveryReportRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listCommittees: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.List-org_committeeView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    createCommittee: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["org.CommitteeRequest"];
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["org.committeeView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    updateCommittee: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 专门委员会 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["org.CommitteeRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["org.committeeView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    confirmContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 沟通记录 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.confirmRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    disputeContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 沟通记录 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.disputeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getCongress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["org.congressView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    updateCongress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description 名称 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["org.CongressRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["org.congressView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listKeyItemDecisions: {
        parameters: {
            query?: {
                /** @description 页码，从 1 开始 */
                page?: number;
                /** @description 每页条数，最多 200 */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.List-supervision_DecisionView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    recordKeyItemDecision: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["supervision.Decided"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.DecisionReceipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listDelegations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["deputy.delegationsView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    createDelegation: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description 代表团；新建时还没有代表，不能指定团长 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["deputy.DelegationRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["deputy.delegationView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    updateDelegation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 代表团 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 代表团 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["deputy.DelegationRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["deputy.delegationView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    closeDelegation: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 代表团 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["deputy.CloseRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["deputy.delegationView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listDelegationDeputies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 代表团 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["deputy.membersView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    moveDeputies: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 代表团 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 代表 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["deputy.MembersRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["deputy.delegationView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listDeputies: {
        parameters: {
            query?: {
                /** @description 姓名、代表证号或选举单位中的文字 */
                q?: string;
                /** @description 届别，默认本届 */
                term_id?: number;
                /** @description 代表团 */
                delegation_id?: number;
                /** @description 代表小组 */
                group_id?: number;
                /** @description 状态 */
                status?: "active" | "suspended" | "terminated";
                /** @description 页码，从 1 开始 */
                page?: number;
                /** @description 每页条数，最多 200 */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.List-deputy_deputyView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    createDeputy: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["deputy.Request"];
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["deputy.deputyView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listColleagues: {
        parameters: {
            query?: {
                /** @description 姓名中的文字 */
                q?: string;
                /** @description 页码，从 1 开始 */
                page?: number;
                /** @description 每页条数，最多 200 */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.List-deputy_colleagueView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listDeputyNames: {
        parameters: {
            query?: {
                /** @description 姓名、代表证号或选举单位中的文字 */
                q?: string;
                /** @description 页码，从 1 开始 */
                page?: number;
                /** @description 每页条数，最多 200 */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.List-deputy_nameView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getOwnMandate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["deputy.ownView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getDeputy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 代表 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["deputy.deputyView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    updateDeputy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 代表 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["deputy.Request"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["deputy.deputyView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    restoreDeputy: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 代表 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["deputy.StatusRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["deputy.deputyView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    suspendDeputy: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 代表 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["deputy.StatusRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["deputy.deputyView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    terminateDeputy: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 代表 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["deputy.StatusRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["deputy.deputyView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listGroups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["deputy.groupsView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    createGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description 代表小组；新建时还没有成员，不能指定召集人 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["deputy.GroupRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["deputy.groupView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    updateGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 代表小组 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 代表小组 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["deputy.GroupRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["deputy.groupView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    closeGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 代表小组 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["deputy.CloseRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["deputy.groupView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listGroupDeputies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 代表小组 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["deputy.membersView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    setGroupDeputies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 代表小组 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 全部成员 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["deputy.GroupMembersRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["deputy.groupView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    importDeputies: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["importDeputies"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["sheet.Preview"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    previewDeputyImport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["importDeputies"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["sheet.Preview"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getDeputyTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    importSuggestions: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description xlsx、csv 或 tsv 文件
                     */
                    file: string;
                    /** @description 同时创建名册中没有的承办单位 */
                    create_units?: boolean;
                    /** @description 跳过不符合要求的行；否则有一行不符合要求就全部不导入 */
                    skip_invalid?: boolean;
                    /** @description 文件自己的栏名，JSON：{\ */
                    columns?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.ImportReport"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getSuggestionImportColumns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["readCalendarTable"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.ImportColumns"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    previewSuggestionImport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description xlsx、csv 或 tsv 文件
                     */
                    file: string;
                    /** @description 同时创建名册中没有的承办单位 */
                    create_units?: boolean;
                    /** @description 跳过不符合要求的行 */
                    skip_invalid?: boolean;
                    /** @description 文件自己的栏名，JSON：{\ */
                    columns?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.ImportReport"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getSuggestionTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    importUnits: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["readCalendarTable"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["sheet.Preview"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    previewUnitImport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["readCalendarTable"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["sheet.Preview"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getUnitTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    signInByHand: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 邀请 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["supervision.noteRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listKeyItems: {
        parameters: {
            query?: {
                /** @description 年度 */
                year?: number;
                /** @description 页码，从 1 开始 */
                page?: number;
                /** @description 每页条数，最多 200 */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.List-supervision_Card"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getKeyItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 重点督办建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.View"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    planSupervisionActivity: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 重点督办建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["supervision.arrangementRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    recordLookBack: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 重点督办建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["supervision.checkRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    concludeKeyItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 重点督办建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["supervision.versionRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    instructKeyItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 重点督办建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["supervision.textRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    sendSupervisionLetter: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 重点督办建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["supervision.letterRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    recordOutcome: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 重点督办建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["supervision.textRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    nameSupervisionParties: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 重点督办建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["supervision.partiesRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    editSupervisionPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 重点督办建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["supervision.planRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    confirmSupervisionPlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 重点督办建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["supervision.versionRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    returnSupervisionPlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 重点督办建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["supervision.reasonRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    submitSupervisionPlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 重点督办建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["supervision.versionRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getSupervisionLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 函件 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.Document"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    answerSupervisionLetter: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 函件 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["supervision.letterAnswerRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getSupervisionLetterFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 函件 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    followChanges: {
        parameters: {
            query?: {
                /** @description 正在查看的建议 */
                item?: number;
                /** @description 正在查看重点督办 */
                key_items?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["live.State"];
                    "text/event-stream": components["schemas"]["live.State"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["web.Problem"];
                    "text/event-stream": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listMails: {
        parameters: {
            query?: {
                /** @description 只看一种状态：waiting、sending、sent、failed、dropped */
                state?: string;
                /** @description 只看一种方式：mail 邮件、sms 短信、wechat 微信 */
                channel?: string;
                /** @description 页码，从 1 开始 */
                page?: number;
                /** @description 每页条数，最多 200 */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["notify.Log"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    sendMailsAgain: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description 要重新发送的 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["notify.againRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["notify.Again"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    endRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 职务编号 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    reportMilestone: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 方案步骤 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["supervision.reportRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    returnMilestone: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 方案步骤 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["supervision.reasonRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listNotices: {
        parameters: {
            query?: {
                /** @description 只看一类：task 待办，reminder 提醒，news 进展 */
                topic?: string;
                /** @description 页码，从 1 开始 */
                page?: number;
                /** @description 每页条数，最多 200 */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["notify.Page"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getNoticePreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["notify.Preferences"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    putNoticePreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description 每类消息由每种方式如何接收 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["notify.preferencesRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["notify.Preferences"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    readAllNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    readNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 通知编号 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    verifyPaper: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description 纸上的验证码 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["letter.verifyRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["letter.Issued"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    checkReply: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 答复 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["suggestion.decisionRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getReplyLetter: {
        parameters: {
            query?: {
                /** @description 在哪件建议的页面上；并案件的代表填自己的那一件 */
                item?: number;
            };
            header?: never;
            path: {
                /** @description 答复 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    reviewReply: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 答复 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["suggestion.decisionRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    signReply: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 答复 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["suggestion.decisionRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    submitReply: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 答复 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["suggestion.versionRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    decideRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.decideRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    takeBackRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["suggestion.paperReasonRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["rules.rulesView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    publishRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试用的编号 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["rules.Publication"];
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["rules.versionView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    compareRuleVersions: {
        parameters: {
            query: {
                /** @description 较早的版本号 */
                from: number;
                /** @description 较晚的版本号 */
                to: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["rules.differencesView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getRulesPreset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["rules.presetView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    previewRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["rules.Publication"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["rules.rulesPreview"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listRuleVersions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["rules.versionList"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getRuleVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 版本号 */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["rules.versionView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["org.SessionRequest"];
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["org.sessionView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    updateSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 会议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["org.SessionRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["org.sessionView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["account.setupAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description 人大和三位管理员 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["account.Setup"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    signInAtActivity: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description 签到码 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["supervision.signInRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getStats: {
        parameters: {
            query?: {
                /** @description 分列 */
                by?: "category" | "field" | "unit" | "system" | "delegation" | "group" | "session" | "year";
                /** @description 会议，none 为未列 */
                session_id?: string;
                /** @description 年度，none 为未列 */
                year?: string;
                /** @description 类别 */
                category?: string;
                /** @description 对口委员会，none 为未列 */
                field_id?: string;
                /** @description 承办单位 */
                unit_id?: string;
                /** @description 系统归口 */
                system?: string;
                /** @description 代表团，none 为未列 */
                delegation_id?: string;
                /** @description 代表小组，none 为未列 */
                group_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["stats.Report"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getStatsBoard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["stats.Board"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    exportStats: {
        parameters: {
            query?: {
                /** @description 分列 */
                by?: "category" | "field" | "unit" | "system" | "delegation" | "group" | "session" | "year";
                /** @description 会议，none 为未列 */
                session_id?: string;
                /** @description 年度，none 为未列 */
                year?: string;
                /** @description 类别 */
                category?: string;
                /** @description 对口委员会，none 为未列 */
                field_id?: string;
                /** @description 承办单位 */
                unit_id?: string;
                /** @description 系统归口 */
                system?: string;
                /** @description 代表团，none 为未列 */
                delegation_id?: string;
                /** @description 代表小组，none 为未列 */
                group_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getStatsGuide: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["stats.Guide"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listStatsItems: {
        parameters: {
            query: {
                /** @description 指标 */
                figure: string;
                /** @description 分子、分母，或分母中的其余 */
                part?: "numerator" | "denominator" | "rest";
                /** @description 会议，none 为未列 */
                session_id?: string;
                /** @description 年度，none 为未列 */
                year?: string;
                /** @description 类别 */
                category?: string;
                /** @description 对口委员会，none 为未列 */
                field_id?: string;
                /** @description 承办单位 */
                unit_id?: string;
                /** @description 系统归口 */
                system?: string;
                /** @description 代表团，none 为未列 */
                delegation_id?: string;
                /** @description 代表小组，none 为未列 */
                group_id?: string;
                /** @description 页 */
                page?: number;
                /** @description 每页件数，最多 200 */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.List-suggestion_Row"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getStatsPaper: {
        parameters: {
            query?: {
                /** @description 年度报告或中期报告 */
                period?: "annual" | "mid_year";
                /** @description 会议，none 为未列 */
                session_id?: string;
                /** @description 年度，none 为未列 */
                year?: string;
                /** @description 类别 */
                category?: string;
                /** @description 对口委员会，none 为未列 */
                field_id?: string;
                /** @description 承办单位 */
                unit_id?: string;
                /** @description 系统归口 */
                system?: string;
                /** @description 代表团，none 为未列 */
                delegation_id?: string;
                /** @description 代表小组，none 为未列 */
                group_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listSubstitutions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["account.substitutionList"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    nameSubstitute: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description 被代理的职务、代理人、起止日期 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["account.substitutionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["account.substitutionMade"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    endSubstitution: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 代理编号 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listSuggestions: {
        parameters: {
            query?: {
                /** @description 标题、内容、编号、代表姓名中的字词 */
                q?: string;
                /** @description 环节 */
                phase?: string;
                /** @description 承办单位 */
                unit_id?: number;
                /** @description 类别 */
                category?: string;
                /** @description 会议 */
                session_id?: number;
                /** @description 领衔代表所在代表团，或提出的代表团 */
                delegation_id?: number;
                /** @description 领衔或附议代表 */
                deputy_id?: number;
                /** @description 答复分类代码 */
                class?: string;
                /** @description 办理结果的评价代码，以已公开的为限 */
                result?: string;
                /** @description 承诺 */
                promise?: "open" | "overdue" | "delivered" | "explained";
                /** @description 期限：已逾期、七天内到期，或办理方案未按时提交 */
                light?: "overdue" | "soon" | "unplanned";
                /** @description 本单位的科室或经办人 */
                inner?: string;
                /** @description 本单位内部期限：已逾期、七天内到期，或办理方案未按时提交 */
                inner_due?: "overdue" | "soon" | "unplanned";
                /** @description 排序 */
                sort?: "due" | "newest" | "number";
                /** @description 页 */
                page?: number;
                /** @description 每页件数，最多 200 */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.List-suggestion_Row"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    createSuggestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description 草稿，可以不完整 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.createRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listAlike: {
        parameters: {
            query: {
                /** @description 标题 */
                title: string;
                /** @description 不包括的建议 */
                except?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.AlikeList"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listExperiencedUnits: {
        parameters: {
            query: {
                /** @description 标题 */
                title: string;
                /** @description 要选择单位的建议，它自己不包括在内 */
                except?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.experiencedView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    assignBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description 各件与承办单位 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.batchRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.batchAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listDuplicates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.DuplicateList"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    enterSuggestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description 纸质件的内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.Sheet"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    exportSuggestions: {
        parameters: {
            query?: {
                /** @description 标题、内容、编号、代表姓名中的字词 */
                q?: string;
                /** @description 环节 */
                phase?: string;
                /** @description 承办单位 */
                unit_id?: number;
                /** @description 类别 */
                category?: string;
                /** @description 会议 */
                session_id?: number;
                /** @description 领衔代表所在代表团，或提出的代表团 */
                delegation_id?: number;
                /** @description 领衔或附议代表 */
                deputy_id?: number;
                /** @description 答复分类代码 */
                class?: string;
                /** @description 办理结果的评价代码，以已公开的为限 */
                result?: string;
                /** @description 承诺 */
                promise?: "open" | "overdue" | "delivered" | "explained";
                /** @description 期限：已逾期、七天内到期，或办理方案未按时提交 */
                light?: "overdue" | "soon" | "unplanned";
                /** @description 本单位的科室或经办人 */
                inner?: string;
                /** @description 本单位内部期限：已逾期、七天内到期，或办理方案未按时提交 */
                inner_due?: "overdue" | "soon" | "unplanned";
                /** @description 排序 */
                sort?: "due" | "newest" | "number";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getSuggestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.View"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    deleteSuggestion: {
        parameters: {
            query: {
                /** @description 已读到的版本 */
                version: number;
            };
            header?: never;
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    archiveSuggestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["suggestion.versionRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    assignSuggestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.assignRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    changeAssignments: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.rearrangeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getCaseFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    closeSuggestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["suggestion.versionRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    editSuggestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.editRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    correctTitle: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.correctRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    inviteCosigners: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.inviteRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    escalateSuggestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.escalateRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    explainAndClose: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.letterRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    giveFeedback: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.feedbackRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    enterPaperFeedback: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.paperFeedbackRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    makeStub: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["suggestion.reasonRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    askMerge: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.mergeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    nominateKeyItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["supervision.nominationRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.CandidateReceipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    withdrawNomination: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["supervision.emptyRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.CandidateReceipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    askNonAcceptance: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.refusalRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    proposeUnits: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.unitsRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    registerSuggestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["suggestion.versionRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    rehandleSuggestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.rehandleRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    releaseFeedback: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["suggestion.versionRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    reopenSuggestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.reopenRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    reopenNotAccepted: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["suggestion.reasonRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    readReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    returnForRevision: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.returnRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    confirmSignature: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.confirmSignatureRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    declineSignature: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["suggestion.paperReasonRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    withdrawSignature: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["suggestion.paperReasonRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    askSplit: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.splitRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    startReview: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["suggestion.versionRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    submitSuggestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.submitRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getSupervisionPanel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.Panel"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    voidRegistration: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["suggestion.reasonRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    askWithdrawal: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["suggestion.withdrawalRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listSupervisionChoices: {
        parameters: {
            query?: {
                /** @description 代表姓名或证号中的文字 */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["supervision.Choices"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /** @description 事项 */
                task?: string;
                /** @description 页 */
                page?: number;
                /** @description 每页件数，最多 200 */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["suggestion.ToDo"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    createTerm: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["org.TermRequest"];
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["org.termView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    updateTerm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 届别 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["org.TermRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["org.termView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getTimelineLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 办理经过中的一项 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listUnits: {
        parameters: {
            query?: {
                /** @description 名称、简称或编号中的文字 */
                q?: string;
                /** @description 系统 */
                system?: "government" | "party" | "supervisory_commission" | "court" | "procuratorate" | "congress" | "mass_organisation" | "other";
                /** @description 是否启用 */
                active?: boolean;
                /** @description 页码，从 1 开始 */
                page?: number;
                /** @description 每页条数，最多 200 */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.List-org_unitView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    createUnit: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["org.UnitRequest"];
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["org.unitView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 单位 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["org.unitView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    updateUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 单位 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["org.UnitRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["org.unitView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listUpward: {
        parameters: {
            query?: {
                /** @description 环节 */
                state?: string;
                /** @description 标题或编号中的文字 */
                q?: string;
                /** @description 页码，从 1 开始 */
                page?: number;
                /** @description 每页条数，最多 200 */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.List-upward_Row"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    proposeUpwardTopic: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["upward.Proposal"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["upward.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getUpward: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 向上建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["upward.View"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    adoptUpwardTopic: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 向上建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["upward.adoptRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["upward.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    recordUpwardAnswer: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 向上建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["upward.answerRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["upward.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    concludeUpward: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 向上建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["upward.reasonRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["upward.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    dropUpward: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 向上建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["upward.reasonRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["upward.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    rateUpwardAnswer: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 向上建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["upward.opinionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["upward.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    enterUpwardFeedback: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 向上建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["upward.paperOpinionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["upward.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    noteUpwardFollowUp: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 向上建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["upward.noteRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["upward.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    recordUpwardHandling: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 向上建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["upward.handlingRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["upward.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    openUpwardSigning: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 向上建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["upward.versionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["upward.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    signUpward: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 向上建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["upward.signRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["upward.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    declineUpwardSignature: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 向上建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["upward.reasonRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["upward.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    withdrawUpwardSignature: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 向上建议 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["upward.reasonRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["upward.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    recordUpwardSubmission: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 向上建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["upward.submissionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["upward.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    editUpward: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 向上建议 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 内容 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["upward.wordingRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["upward.Receipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description 姓名或登录名 */
                q?: string;
                /** @description 职务 */
                role?: "deputy" | "office" | "head" | "supervising_leader" | "committee" | "gov_office" | "leading_official" | "clerk" | "reviewer" | "signer" | "sysadmin" | "secadmin" | "auditor";
                /** @description 所在承办单位名称中的文字 */
                unit?: string;
                /** @description 状态：正常、停用、锁定、未改初始密码、尚未授权 */
                state?: "active" | "suspended" | "locked" | "initial" | "unassigned";
                /** @description 页码 */
                page?: number;
                /** @description 每页条数，最多 200 */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["account.userList"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description 登录名、姓名、手机号码 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["account.userRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["account.userCreated"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    openDeputies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["account.DeputyOpening"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 账号编号 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["account.accountView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 账号编号 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 姓名、手机号码、微信账号 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["account.correctionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["account.accountView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    grantRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 账号编号 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 职务；承办单位的职务须指明单位，专门委员会的职务须指明委员会，代表身份须指明名册中的代表 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["account.membershipRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["account.membershipView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 账号编号 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["account.Slip"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    restoreUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 账号编号 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    suspendUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 账号编号 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 停用原因 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["account.suspendRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listViews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["view.Views"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    keepView: {
        parameters: {
            query?: never;
            header?: {
                /** @description 重试时不变的编号 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description 名称、筛选条件和列 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["view.Wording"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["view.View"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    changeView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 视图 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 名称、筛选条件和列 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["view.changeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["view.View"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    forgetView: {
        parameters: {
            query: {
                /** @description 已读到的版本 */
                version: number;
            };
            header?: never;
            path: {
                /** @description 视图 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    replayWebhookMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 推送记录编号 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["webhook.EndpointList"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description 名称、网址和事件 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["webhook.webhookRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["webhook.secretMade"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 推送地址编号 */
                id: number;
            };
            cookie?: never;
        };
        /** @description 名称、网址、事件和是否启用 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["webhook.webhookChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["webhook.EndpointView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    listWebhookMessages: {
        parameters: {
            query?: {
                /** @description 只看一种状态：waiting、sending、sent、failed、dropped */
                state?: string;
                /** @description 页码 */
                page?: number;
                /** @description 每页条数，最多 200 */
                size?: number;
            };
            header?: never;
            path: {
                /** @description 推送地址编号 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.List-webhook_MessageView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    removeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 推送地址编号 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["webhook.versionRequest"];
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 推送地址编号 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["webhook.versionRequest"];
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["webhook.secretMade"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 推送地址编号 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["webhook.messageMade"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["web.Problem"];
                };
            };
        };
    };
}
