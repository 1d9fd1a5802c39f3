/**
 * Written by "npm run generate" from ../api/openapi.json; do not edit.
 */

export interface paths {
    "/api/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 账号列表 */
        get: operations["get-accounts"];
        put?: never;
        /** 开立账号 */
        post: operations["post-accounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 按花名册批量开立指导员账号 */
        post: operations["post-accounts-bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可开立账号的在岗人员 */
        get: operations["get-accounts-candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出账号与岗位 */
        get: operations["get-accounts-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 账号 */
        get: operations["get-accounts-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停用账号 */
        post: operations["post-accounts-id-disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 启用账号 */
        post: operations["post-accounts-id-enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 授予角色 */
        post: operations["post-accounts-id-grants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/grants/{grantId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 收回角色 */
        post: operations["post-accounts-id-grants-grantId-end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/grants/{grantId}/handover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 移交岗位 */
        post: operations["post-accounts-id-grants-grantId-handover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重置密码，得到一次性密码条 */
        post: operations["post-accounts-id-reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 解除锁定，密码不变 */
        post: operations["post-accounts-id-unlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approval/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批量通过 */
        post: operations["post-approval-batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approval/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 审批中心：待办、已办、我发起的、抄送我的 */
        get: operations["get-approval-cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approval/cases/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出审批中心的待办、已办、我发起的、抄送我的 */
        get: operations["get-approval-cases-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approval/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 审批事项：内容、步骤、意见 */
        get: operations["get-approval-cases-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approval/cases/{id}/act": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 通过、退回、不予通过、撤回、转办、抄送、移出汇总 */
        post: operations["post-approval-cases-id-act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approval/cases/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可转办或抄送的人员 */
        get: operations["get-approval-cases-id-people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approval/cases/{id}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印审批单 */
        get: operations["get-approval-cases-id-print"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approval/cases/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 抄送已阅 */
        post: operations["post-approval-cases-id-read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approval/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可以指定为代办人的同事 */
        get: operations["get-approval-colleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approval/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待办和未读抄送的件数 */
        get: operations["get-approval-counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approval/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 委托审核：本单位委托的和受托的 */
        get: operations["get-approval-delegations"];
        put?: never;
        /** 登记委托审核 */
        post: operations["post-approval-delegations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approval/delegations/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结束委托审核 */
        post: operations["post-approval-delegations-id-end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approval/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 各类事项的审批流程 */
        get: operations["get-approval-flows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approval/phrases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 常用意见 */
        get: operations["get-approval-phrases"];
        /** 保存自己的常用意见 */
        put: operations["put-approval-phrases"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approval/substitutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 代办：我指定的和我代办的 */
        get: operations["get-approval-substitutes"];
        put?: never;
        /** 指定代办人 */
        post: operations["post-approval-substitutes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approval/substitutes/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结束代办 */
        post: operations["post-approval-substitutes-id-end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 审计记录 */
        get: operations["get-audit-entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/entries/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出审计记录 */
        get: operations["get-audit-entries-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/entries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一条审计记录 */
        get: operations["get-audit-entries-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 清除审计详情 */
        post: operations["post-audit-erasures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/heads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 封存凭证 */
        get: operations["get-audit-heads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/heads/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出最新封存凭证 */
        get: operations["get-audit-heads-latest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/heads/{size}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出一份封存凭证 */
        get: operations["get-audit-heads-size"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 封存与校验的情况 */
        get: operations["get-audit-state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 立即校验 */
        post: operations["post-audit-verifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/authz/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我为什么能或不能办理 */
        get: operations["get-authz-explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/authz/grantable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我在该工会可授予的角色 */
        get: operations["get-authz-grantable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/authz/matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 权限矩阵 */
        get: operations["get-authz-matrix"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/authz/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我拥有某项权限的工会 */
        get: operations["get-authz-places"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导入放假通知 */
        post: operations["post-calendar-notices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/notices/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 放假通知将改变什么 */
        post: operations["post-calendar-notices-preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 放假日历 */
        get: operations["get-calendar-year"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/confirm/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 服务方的确认页 */
        get: operations["get-confirm-token"];
        put?: never;
        /** 确认、要求更正或不予确认 */
        post: operations["post-confirm-token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/confirm/{token}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 获取验证码 */
        post: operations["post-confirm-token-code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/confirm/{token}/commission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 签字人查看委托书扫描件 */
        get: operations["get-confirm-token-commission"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duties/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可以登记的事项 */
        get: operations["get-duties-candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duties/candidates/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出可以登记的事项 */
        get: operations["get-duties-candidates-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duties/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 按文件登记完成情况，可以一次登记多件 */
        post: operations["post-duties-facts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duties/facts/{id}/counter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 更正登记 */
        post: operations["post-duties-facts-id-counter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duties/facts/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 登记所附的文件 */
        get: operations["get-duties-facts-id-file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duties/lines/{id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一件事项的登记 */
        get: operations["get-duties-lines-id-facts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duties/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 从签到表读出参加人员，不写入 */
        post: operations["post-duties-sheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/engagements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 更正聘用 */
        put: operations["put-engagements-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/engagements/{id}/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记合同或续签 */
        post: operations["post-engagements-id-contracts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/engagements/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记离岗 */
        post: operations["post-engagements-id-end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/engagements/{id}/interruptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记中断 */
        post: operations["post-engagements-id-interruptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/engagements/{id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤销离岗登记 */
        post: operations["post-engagements-id-lift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/engagements/{id}/postings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 定岗变动 */
        post: operations["post-engagements-id-postings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exit-receipts/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 核验打印的备案回执 */
        get: operations["get-exit-receipts-code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 退出事项 */
        get: operations["get-exits"];
        put?: never;
        /** 办理退出 */
        post: operations["post-exits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出退出事项 */
        get: operations["get-exits-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 备案登记簿 */
        get: operations["get-exits-register"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/register/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出备案登记簿 */
        get: operations["get-exits-register-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/register/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印备案登记簿 */
        get: operations["get-exits-register-print"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/suggested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 应当办理退出的人员 */
        get: operations["get-exits-suggested"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一件退出事项 */
        get: operations["get-exits-id"];
        /** 保存退出事项 */
        put: operations["put-exits-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 受理本人申请 */
        post: operations["post-exits-id-accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/{id}/agree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 单位确认协商一致的日期 */
        post: operations["post-exits-id-agree"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/{id}/agree-paper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记本人书面确认协商一致的日期 */
        post: operations["post-exits-id-agree-paper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 答复补充材料 */
        post: operations["post-exits-id-answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/{id}/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 请本人陈述 */
        post: operations["post-exits-id-ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/{id}/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 全套退出材料 */
        get: operations["get-exits-id-bundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办结：登记离岗 */
        post: operations["post-exits-id-complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/{id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 更正备案 */
        post: operations["post-exits-id-correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 决定 */
        post: operations["post-exits-id-decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/{id}/delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 保存送达和交接 */
        put: operations["put-exits-id-delivery"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 报送备案 */
        post: operations["post-exits-id-file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传材料 */
        post: operations["post-exits-id-files"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/{id}/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 材料 */
        get: operations["get-exits-id-files-fileId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/{id}/files/{fileId}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 删除材料 */
        post: operations["post-exits-id-files-fileId-remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/{id}/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 退出材料 */
        get: operations["get-exits-id-pack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 备案回执 */
        get: operations["get-exits-id-receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回决定 */
        post: operations["post-exits-id-reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 恢复办理 */
        post: operations["post-exits-id-resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/{id}/revert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回办结：备案以前恢复聘用 */
        post: operations["post-exits-id-revert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/{id}/supplement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 要求补充材料 */
        post: operations["post-exits-id-supplement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exits/{id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废 */
        post: operations["post-exits-id-void"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feeds/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 期限日历（iCalendar） */
        get: operations["get-feeds-token"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 各设区市年度备案一览 */
        get: operations["get-filing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/book": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 年度汇总表 */
        get: operations["get-filing-book"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 报送备案、补充名单或更正 */
        post: operations["post-filing-documents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份备案 */
        get: operations["get-filing-documents-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/documents/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 接收备案 */
        post: operations["post-filing-documents-id-accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/documents/{id}/parcel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导出交换包 */
        post: operations["post-filing-documents-id-parcel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/documents/{id}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 备案报告和名单（Excel、Word、PDF） */
        post: operations["post-filing-documents-id-print"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/documents/{id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 核验包：清单、签名和公钥，不含个人信息 */
        get: operations["get-filing-documents-id-proof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/documents/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 省总工会签名的回执文件 */
        get: operations["get-filing-documents-id-receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/documents/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回备案 */
        post: operations["post-filing-documents-id-return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/documents/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份备案的名单 */
        get: operations["get-filing-documents-id-rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/documents/{id}/rows/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出一份备案的名单，按当前的条件 */
        get: operations["get-filing-documents-id-rows-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/documents/{id}/slip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印备案回执 */
        get: operations["get-filing-documents-id-slip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 省、市的签名公钥 */
        get: operations["get-filing-keys"];
        put?: never;
        /** 生成本单位的签名密钥 */
        post: operations["post-filing-keys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/keys/trusted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记另一系统的公钥 */
        post: operations["post-filing-keys-trusted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/parcels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 接收交换包 */
        post: operations["post-filing-parcels"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/parcels/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预览交换包，不写入 */
        post: operations["post-filing-parcels-preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导入省总工会的回执文件 */
        post: operations["post-filing-receipts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 设区市的年度名单，由花名册生成 */
        get: operations["get-filing-return"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/return/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 县（市、区）核对本地的部分 */
        post: operations["post-filing-return-checks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/return/explanations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 说明与上年备案的差异 */
        post: operations["post-filing-return-explanations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/return/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 年度名单的各行和核对结果 */
        get: operations["get-filing-return-rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/return/rows/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出年度名单的各行和核对结果 */
        get: operations["get-filing-return-rows-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 年度备案名单：汇总数字背后的人员 */
        get: operations["get-filing-rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/rows/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出年度备案名单 */
        get: operations["get-filing-rows-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/rows/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 备案名单中的一行和它的证明 */
        get: operations["get-filing-rows-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/forms/verify/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 核验打印的推荐表 */
        get: operations["get-forms-verify-code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/gateways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 通知渠道的设置，不含密钥 */
        get: operations["get-gateways"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/gateways/{channel}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 设置通知渠道 */
        put: operations["put-gateways-channel"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/gateways/{channel}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 向自己试发一条 */
        post: operations["post-gateways-channel-test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 服务是否正常 */
        get: operations["get-health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份报名 */
        get: operations["get-hiring-applications-id"];
        /** 更正录入的纸质报名 */
        put: operations["put-hiring-applications-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/applications/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 添加纸质报名的扫描件 */
        post: operations["post-hiring-applications-id-files"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/applications/{id}/judge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 资格审核（第四条） */
        post: operations["post-hiring-applications-id-judge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/applications/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 查看完整证件号或电话 */
        post: operations["post-hiring-applications-id-reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/applications/{id}/scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 评委打分 */
        post: operations["post-hiring-applications-id-scores"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/applications/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 应报名人要求撤回，材料即时清除 */
        post: operations["post-hiring-applications-id-withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 合同台账 */
        get: operations["get-hiring-contracts"];
        put?: never;
        /** 登记签订的合同：新聘同时进入花名册，占用员额 */
        post: operations["post-hiring-contracts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/contracts/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记合同前核对 */
        post: operations["post-hiring-contracts-check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/contracts/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 按模板生成合同文本 */
        get: operations["get-hiring-contracts-draft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/contracts/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出合同台账 */
        get: operations["get-hiring-contracts-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/contracts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份合同 */
        get: operations["get-hiring-contracts-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/contracts/{id}/scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 合同扫描件 */
        get: operations["get-hiring-contracts-id-scan"];
        put?: never;
        /** 上传合同扫描件 */
        post: operations["post-hiring-contracts-id-scan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 重复聘用 */
        get: operations["get-hiring-disputes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/disputes/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出重复聘用 */
        get: operations["get-hiring-disputes-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/disputes/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核定重复聘用 */
        post: operations["post-hiring-disputes-id-decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 推荐表 */
        get: operations["get-hiring-forms"];
        put?: never;
        /** 填写推荐表 */
        post: operations["post-hiring-forms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/forms/blank": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 空白推荐表 */
        get: operations["get-hiring-forms-blank"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/forms/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出推荐表清单 */
        get: operations["get-hiring-forms-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/forms/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 打印推荐表，一份或多份 */
        post: operations["post-hiring-forms-print"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/forms/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 审批登记簿 */
        get: operations["get-hiring-forms-register"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/forms/register/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出审批登记簿 */
        get: operations["get-hiring-forms-register-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/forms/register/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印审批登记簿 */
        get: operations["get-hiring-forms-register-print"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/forms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份推荐表 */
        get: operations["get-hiring-forms-id"];
        /** 保存推荐表 */
        put: operations["put-hiring-forms-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/forms/{id}/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 请负责人上报推荐表 */
        post: operations["post-hiring-forms-id-ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/forms/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 删除从未上报的草稿 */
        post: operations["post-hiring-forms-id-discard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/forms/{id}/override": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上级勾选破例同意 */
        post: operations["post-hiring-forms-id-override"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/forms/{id}/photo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 照片 */
        get: operations["get-hiring-forms-id-photo"];
        put?: never;
        /** 上传照片 */
        post: operations["post-hiring-forms-id-photo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/forms/{id}/photo/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 去掉照片 */
        post: operations["post-hiring-forms-id-photo-drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/forms/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 查看推荐表上的完整证件号或电话 */
        post: operations["post-hiring-forms-id-reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/forms/{id}/scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 盖章扫描件 */
        get: operations["get-hiring-forms-id-scan"];
        put?: never;
        /** 上传盖章扫描件 */
        post: operations["post-hiring-forms-id-scan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/forms/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上报推荐表 */
        post: operations["post-hiring-forms-id-submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/forms/{id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废审核同意的推荐表 */
        post: operations["post-hiring-forms-id-void"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/grades": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记年度考核等次 */
        post: operations["post-hiring-grades"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/grades/{id}/counter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 更正年度考核等次 */
        post: operations["post-hiring-grades-id-counter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/grades/{id}/scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 考核文件扫描件 */
        get: operations["get-hiring-grades-id-scan"];
        put?: never;
        /** 上传考核文件扫描件 */
        post: operations["post-hiring-grades-id-scan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/notice-files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 公告或报名的附件 */
        get: operations["get-hiring-notice-files-id"];
        put?: never;
        post?: never;
        /** 移除公告附件 */
        delete: operations["delete-hiring-notice-files-id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 招聘公告一览 */
        get: operations["get-hiring-notices"];
        put?: never;
        /** 拟定招聘公告 */
        post: operations["post-hiring-notices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/notices/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出招聘公告一览 */
        get: operations["get-hiring-notices-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/notices/unions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可以为哪些单位招聘 */
        get: operations["get-hiring-notices-unions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/notices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份招聘公告 */
        get: operations["get-hiring-notices-id"];
        /** 保存公告草稿 */
        put: operations["put-hiring-notices-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/notices/{id}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 报名人员 */
        get: operations["get-hiring-notices-id-applications"];
        put?: never;
        /** 录入纸质报名 */
        post: operations["post-hiring-notices-id-applications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/notices/{id}/assessors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 确定评委 */
        put: operations["put-hiring-notices-id-assessors"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/notices/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取消公告；理由公开 */
        post: operations["post-hiring-notices-id-cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/notices/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办结 */
        post: operations["post-hiring-notices-id-close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/notices/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出报名人员 */
        get: operations["get-hiring-notices-id-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/notices/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 添加公告附件 */
        post: operations["post-hiring-notices-id-files"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/notices/{id}/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印公示名单 */
        get: operations["get-hiring-notices-id-list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/notices/{id}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 录入异议 */
        post: operations["post-hiring-notices-id-objections"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/notices/{id}/propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确定拟聘用人员 */
        post: operations["post-hiring-notices-id-propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/notices/{id}/publicise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 公示拟聘用人员 */
        post: operations["post-hiring-notices-id-publicise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/notices/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 发布公告 */
        post: operations["post-hiring-notices-id-publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/notices/{id}/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印招聘记录 */
        get: operations["get-hiring-notices-id-record"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/notices/{id}/ties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 决定并列者的次序 */
        post: operations["post-hiring-notices-id-ties"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/notices/{id}/unlist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤下公示名单 */
        post: operations["post-hiring-notices-id-unlist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/objections/{id}/handle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 书面答复异议 */
        post: operations["post-hiring-objections-id-handle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/objections/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 查看异议人的联系方式 */
        post: operations["post-hiring-objections-id-reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 年度聘用计划一览 */
        get: operations["get-hiring-plans"];
        put?: never;
        /** 拟定聘用计划 */
        post: operations["post-hiring-plans"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/plans/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出计划汇总表 */
        get: operations["get-hiring-plans-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份聘用计划 */
        get: operations["get-hiring-plans-id"];
        /** 保存聘用计划 */
        put: operations["put-hiring-plans-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/plans/{id}/letter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印上报计划的报告 */
        get: operations["get-hiring-plans-id-letter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/plans/{id}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印核定批复 */
        get: operations["get-hiring-plans-id-reply"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/plans/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 市级审核数 */
        post: operations["post-hiring-plans-id-review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/plans/{id}/scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 盖章扫描件 */
        get: operations["get-hiring-plans-id-scan"];
        put?: never;
        /** 上传盖章扫描件 */
        post: operations["post-hiring-plans-id-scan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/plans/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上报聘用计划；设区市汇总上报 */
        post: operations["post-hiring-plans-id-submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/plans/{id}/weigh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 省级拟核定数 */
        post: operations["post-hiring-plans-id-weigh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/renewals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一段聘用的续聘 */
        get: operations["get-hiring-renewals-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/signals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 违规聘用提示 */
        get: operations["get-hiring-signals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/signals/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出违规聘用提示 */
        get: operations["get-hiring-signals-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/signals/{id}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 说明违规聘用提示 */
        post: operations["post-hiring-signals-id-explain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 合同模板 */
        get: operations["get-hiring-templates"];
        put?: never;
        /** 上传合同模板 */
        post: operations["post-hiring-templates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/templates/example": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载示例模板 */
        get: operations["get-hiring-templates-example"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/templates/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载合同模板，或填入示例数据预览 */
        get: operations["get-hiring-templates-id-file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hiring/templates/{id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停用合同模板 */
        post: operations["post-hiring-templates-id-retire"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/interpretations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 《办法》的解释 */
        get: operations["get-interpretations"];
        put?: never;
        /** 起草解释 */
        post: operations["post-interpretations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/interpretations/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出解释 */
        get: operations["get-interpretations-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/interpretations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份解释 */
        get: operations["get-interpretations-id"];
        /** 修改草稿 */
        put: operations["put-interpretations-id"];
        post?: never;
        /** 删除草稿 */
        delete: operations["delete-interpretations-id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/interpretations/{id}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印解释 */
        get: operations["get-interpretations-id-print"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/interpretations/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 发布解释 */
        post: operations["post-interpretations-id-publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/interpretations/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回解释 */
        post: operations["post-interpretations-id-withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 后台任务 */
        get: operations["get-jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 后台任务计数 */
        get: operations["get-jobs-counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出后台任务 */
        get: operations["get-jobs-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取消任务 */
        post: operations["post-jobs-id-cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重试任务 */
        post: operations["post-jobs-id-retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/local-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 各设区市实施细则的报备情况 */
        get: operations["get-local-rules"];
        put?: never;
        /** 起草实施细则 */
        post: operations["post-local-rules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/local-rules/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出实施细则报备情况 */
        get: operations["get-local-rules-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/local-rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份实施细则 */
        get: operations["get-local-rules-id"];
        /** 修改草稿 */
        put: operations["put-local-rules-id"];
        post?: never;
        /** 删除草稿 */
        delete: operations["delete-local-rules-id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/local-rules/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 答复意见 */
        post: operations["post-local-rules-id-answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/local-rules/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 细则文件 */
        get: operations["get-local-rules-id-file"];
        put?: never;
        /** 上传细则文件 */
        post: operations["post-local-rules-id-file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/local-rules/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 备查 */
        post: operations["post-local-rules-id-note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/local-rules/{id}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印报备回执 */
        get: operations["get-local-rules-id-print"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/local-rules/{id}/repeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 废止 */
        post: operations["post-local-rules-id-repeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/local-rules/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回意见，不影响报备日期 */
        post: operations["post-local-rules-id-return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/local-rules/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 向省总工会报备 */
        post: operations["post-local-rules-id-submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/exit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本人的离岗申请和事项 */
        get: operations["get-my-exit"];
        put?: never;
        /** 申请提前离岗 */
        post: operations["post-my-exit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/exit/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认知悉决定 */
        post: operations["post-my-exit-id-acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/exit/{id}/agree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认协商一致的日期 */
        post: operations["post-my-exit-id-agree"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/exit/{id}/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本人的离岗材料 */
        get: operations["get-my-exit-id-bundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/exit/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 随陈述提交材料 */
        post: operations["post-my-exit-id-files"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/exit/{id}/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本人提交的材料 */
        get: operations["get-my-exit-id-files-fileId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/exit/{id}/files/{fileId}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤下本人提交的材料 */
        post: operations["post-my-exit-id-files-fileId-remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/exit/{id}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 本人陈述 */
        post: operations["post-my-exit-id-statement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/exit/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回申请 */
        post: operations["post-my-exit-id-withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的通知 */
        get: operations["get-notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的通知方式 */
        get: operations["get-notices-channels"];
        /** 选择通知方式 */
        put: operations["put-notices-channels"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/channels/{channel}/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 填写接收地址，向它发验证码 */
        put: operations["put-notices-channels-channel-address"];
        post?: never;
        /** 删除接收地址 */
        delete: operations["delete-notices-channels-channel-address"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/channels/{channel}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 填写验证码，确认接收地址 */
        post: operations["post-notices-channels-channel-confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 全部标为已读 */
        post: operations["post-notices-read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 未读通知的条数 */
        get: operations["get-notices-unread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 标为已读 */
        post: operations["post-notices-id-read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/obligations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 应办事项 */
        get: operations["get-obligations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/obligations/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 期限清单：各项义务、条款、现行数值和启用情况 */
        get: operations["get-obligations-catalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/obligations/catalogue/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出期限清单 */
        get: operations["get-obligations-catalogue-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/obligations/demands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 各类应办事项及其条款 */
        get: operations["get-obligations-demands"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/obligations/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出应办事项 */
        get: operations["get-obligations-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/obligations/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的期限日历 */
        get: operations["get-obligations-feed"];
        put?: never;
        /** 新建或更换期限日历的私人地址 */
        post: operations["post-obligations-feed"];
        /** 停用期限日历 */
        delete: operations["delete-obligations-feed"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/obligations/suppose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 推演：作出规定或导入放假通知之前，看谁受影响，不写入 */
        post: operations["post-obligations-suppose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/obligations/suppose/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导出推演结果 */
        post: operations["post-obligations-suppose-export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/obligations/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 应办事项按单位计数 */
        get: operations["get-obligations-units"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/obligations/units/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出应办事项按单位计数 */
        get: operations["get-obligations-units-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/obligations/urges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 催办记录 */
        get: operations["get-obligations-urges"];
        put?: never;
        /** 催办 */
        post: operations["post-obligations-urges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/obligations/urges/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出催办记录 */
        get: operations["get-obligations-urges-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/obligations/waivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 免除和恢复的记录，按单位 */
        get: operations["get-obligations-waivers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/obligations/waivers/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出免除记录 */
        get: operations["get-obligations-waivers-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/obligations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一件应办事项的依据和经过 */
        get: operations["get-obligations-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/obligations/{id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 写明理由恢复 */
        post: operations["post-obligations-id-lift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/obligations/{id}/waive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 写明理由免除 */
        post: operations["post-obligations-id-waive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 接口说明 */
        get: operations["get-openapi-json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待我同意的申请 */
        get: operations["get-org-acts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/acts/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 未办结和近期未能办理的变更 */
        get: operations["get-org-acts-open"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/acts/open/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出未办结和近期未能办理的变更 */
        get: operations["get-org-acts-open-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/acts/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回未办结的变更 */
        post: operations["post-org-acts-id-cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/acts/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 同意或不同意成为聘用单位 */
        post: operations["post-org-acts-id-decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本单位和各级上级的联系方式 */
        get: operations["get-org-mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/tree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 组织树的一层 */
        get: operations["get-org-tree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/unions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 工会列表、通讯录 */
        get: operations["get-org-unions"];
        put?: never;
        /** 新建工会 */
        post: operations["post-org-unions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/unions/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出工会列表、通讯录 */
        get: operations["get-org-unions-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/unions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个工会：隶属、沿革、变更 */
        get: operations["get-org-unions-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/unions/{id}/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 更名、划转、合并、分立、撤销、申请成为聘用单位、撤回误办 */
        post: operations["post-org-unions-id-acts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/unions/{id}/acts/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出一个工会的变更 */
        get: operations["get-org-unions-id-acts-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/unions/{id}/acts/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 变更将产生的后果 */
        post: operations["post-org-unions-id-acts-preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/unions/{id}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 通讯录：联系人、办公电话 */
        put: operations["put-org-unions-id-contact"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org/unions/{id}/holdings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 分立时可划分的人员、服务对象和下级工会 */
        get: operations["get-org-unions-id-holdings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待发消息 */
        get: operations["get-outbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outbox/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出待发消息，不含内容 */
        get: operations["get-outbox-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outbox/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重发失败的消息 */
        post: operations["post-outbox-id-retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 花名册 */
        get: operations["get-persons"];
        put?: never;
        /** 登记人员与聘用 */
        post: operations["post-persons"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persons/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出花名册 */
        get: operations["get-persons-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persons/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的记录 */
        get: operations["get-persons-me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 人员 */
        get: operations["get-persons-id"];
        /** 修改人员信息 */
        put: operations["put-persons-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persons/{id}/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 谁查看过 */
        get: operations["get-persons-id-looks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persons/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 查看完整证件号或电话 */
        post: operations["post-persons-id-reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 某地某日适用的办法参数及其来历 */
        get: operations["get-policy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/house": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作出聘用单位规定 */
        post: operations["post-policy-house"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/house/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 终止聘用单位规定 */
        post: operations["post-policy-house-id-end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 页面上起作用的规则及其解释 */
        get: operations["get-policy-notes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/overlays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 省总工会作出单项规定 */
        post: operations["post-policy-overlays"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/overlays/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 终止单项规定 */
        post: operations["post-policy-overlays-id-end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 规则包，逐条写成文字 */
        get: operations["get-policy-pack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个单位的岗位与在任人 */
        get: operations["get-posts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quota": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 员额台账 */
        get: operations["get-quota"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quota/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个单位的员额明细 */
        get: operations["get-quota-account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quota/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记核定数、追加数 */
        post: operations["post-quota-approvals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quota/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出员额台账 */
        get: operations["get-quota-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quota/headroom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 再聘一名是否有空额 */
        get: operations["get-quota-headroom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quota/heads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 员额台账在岗人员 */
        get: operations["get-quota-heads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quota/heads/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出员额台账在岗人员 */
        get: operations["get-quota-heads-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quota/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 员额文件 */
        get: operations["get-quota-orders"];
        put?: never;
        /** 签发调配文件 */
        post: operations["post-quota-orders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quota/orders/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出员额文件的清单 */
        get: operations["get-quota-orders-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quota/orders/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 调配将改变什么 */
        post: operations["post-quota-orders-preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quota/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个员额文件 */
        get: operations["get-quota-orders-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quota/orders/{id}/counter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 冲销员额文件 */
        post: operations["post-quota-orders-id-counter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quota/orders/{id}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印员额文件 */
        get: operations["get-quota-orders-id-print"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quota/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 员额测算草稿 */
        get: operations["get-quota-shares"];
        put?: never;
        /** 新建员额测算 */
        post: operations["post-quota-shares"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quota/shares/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份员额测算 */
        get: operations["get-quota-shares-id"];
        /** 保存并测算 */
        put: operations["put-quota-shares-id"];
        post?: never;
        /** 删除员额测算草稿 */
        delete: operations["delete-quota-shares-id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quota/shares/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出员额测算 */
        get: operations["get-quota-shares-id-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quota/shares/{id}/refill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 空白的按服务对象台账填入 */
        post: operations["post-quota-shares-id-refill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quota/shares/{id}/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 读入各县数据的表格，不写入 */
        post: operations["post-quota-shares-id-sheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quota/shares/{id}/sheet/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 下载标注核对结果的表格，不写入 */
        post: operations["post-quota-shares-id-sheet-errors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quota/shares/{id}/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 各县数据的表格 */
        get: operations["get-quota-shares-id-template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/receipt/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 签字人的回执 */
        get: operations["get-receipt-token"];
        put?: never;
        /** 撤回确认，或确认后要求更正 */
        post: operations["post-receipt-token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recruit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 公开的招聘公告 */
        get: operations["get-recruit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recruit-files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 公告的附件 */
        get: operations["get-recruit-files-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recruit-objections/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 异议的回执和答复 */
        get: operations["get-recruit-objections-token"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recruit-receipts/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 报名人的回执 */
        get: operations["get-recruit-receipts-token"];
        /** 截止前更正报名 */
        put: operations["put-recruit-receipts-token"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recruit-receipts/{token}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 添加报名附件 */
        post: operations["post-recruit-receipts-token-files"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recruit-receipts/{token}/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 自己的附件 */
        get: operations["get-recruit-receipts-token-files-id"];
        put?: never;
        post?: never;
        /** 移除自己的附件 */
        delete: operations["delete-recruit-receipts-token-files-id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recruit-receipts/{token}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回报名和同意，材料即时清除 */
        post: operations["post-recruit-receipts-token-withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recruit/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份公开的招聘公告 */
        get: operations["get-recruit-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recruit/{id}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 报名 */
        post: operations["post-recruit-id-applications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recruit/{id}/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 拟聘用人员公示 */
        get: operations["get-recruit-id-list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recruit/{id}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 对公示提出异议，可以匿名 */
        post: operations["post-recruit-id-objections"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/report/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 工作台 */
        get: operations["get-report-desk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/report/heads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 统计项下的人员 */
        get: operations["get-report-heads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/report/heads/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出统计项下的人员 */
        get: operations["get-report-heads-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/report/obligations/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出天数达到情况（按单位） */
        get: operations["get-report-obligations-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/report/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 统计总览 */
        get: operations["get-report-overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/report/overview/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出统计总览 */
        get: operations["get-report-overview-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/report/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可统计的单位 */
        get: operations["get-report-units"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/report/visits/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出服务记录 */
        get: operations["get-report-visits-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/report/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 久未签字确认的服务记录 */
        get: operations["get-report-waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/report/waiting/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出久未签字确认的服务记录 */
        get: operations["get-report-waiting-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我提出的 */
        get: operations["get-rights-cases"];
        put?: never;
        /** 提出意见建议、投诉、申诉 */
        post: operations["post-rights-cases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我提出的一件 */
        get: operations["get-rights-cases-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/cases/{id}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 对答复不满意，向上一级申诉 */
        post: operations["post-rights-cases-id-appeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/cases/{id}/comment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 评价答复 */
        post: operations["post-rights-cases-id-comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/cases/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 添加附件 */
        post: operations["post-rights-cases-id-files"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/cases/{id}/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我提出的一件的附件 */
        get: operations["get-rights-cases-id-files-fileId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/cases/{id}/files/{fileId}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 移除附件 */
        post: operations["post-rights-cases-id-files-fileId-remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/cases/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回 */
        post: operations["post-rights-cases-id-withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的更正申请 */
        get: operations["get-rights-corrections"];
        put?: never;
        /** 申请更正 */
        post: operations["post-rights-corrections"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/corrections/asked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本单位收到的更正申请 */
        get: operations["get-rights-corrections-asked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/corrections/asked/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出本单位收到的更正申请 */
        get: operations["get-rights-corrections-asked-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/corrections/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 已在花名册更正 */
        post: operations["post-rights-corrections-id-apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/corrections/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不予更正 */
        post: operations["post-rights-corrections-id-decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/corrections/{id}/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 打开申请更正的号码 */
        post: operations["post-rights-corrections-id-view"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/corrections/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回更正申请 */
        post: operations["post-rights-corrections-id-withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 提意见、投诉、申诉前：可以指谁，由谁答复 */
        get: operations["get-rights-form"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/handling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 由本单位答复的 */
        get: operations["get-rights-handling"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/handling/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出由本单位答复的 */
        get: operations["get-rights-handling-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/handling/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 意见投诉申诉的统计 */
        get: operations["get-rights-handling-figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/handling/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待答复的件数 */
        get: operations["get-rights-handling-waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/handling/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 由本单位答复的一件 */
        get: operations["get-rights-handling-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/handling/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 答复 */
        post: operations["post-rights-handling-id-answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/handling/{id}/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 由本单位答复的一件的附件 */
        get: operations["get-rights-handling-id-files-fileId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/handling/{id}/reroute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 转办 */
        post: operations["post-rights-handling-id-reroute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/house": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 聘用单位的规章制度 */
        get: operations["get-rights-house"];
        put?: never;
        /** 发布规章制度 */
        post: operations["post-rights-house"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/house/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出规章制度的各个版本 */
        get: operations["get-rights-house-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/house/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 已阅知 */
        post: operations["post-rights-house-id-acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/house/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 规章制度的文件 */
        get: operations["get-rights-house-id-file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/house/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 谁已阅知 */
        get: operations["get-rights-house-id-people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/house/{id}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印规章制度和阅知名单 */
        get: operations["get-rights-house-id-print"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的信息：保存了什么、为什么 */
        get: operations["get-rights-me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出我的信息 */
        get: operations["get-rights-me-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/me/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 谁查看过我的信息 */
        get: operations["get-rights-me-looks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/privacy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 个人信息处理说明的各个版本 */
        get: operations["get-rights-privacy"];
        put?: never;
        /** 发布个人信息处理说明 */
        post: operations["post-rights-privacy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 凭查询码看匿名提出的 */
        post: operations["post-rights-receipts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/receipts/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 凭查询码申诉 */
        post: operations["post-rights-receipts-appeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/receipts/comment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 凭查询码评价答复 */
        post: operations["post-rights-receipts-comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/receipts/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 凭查询码添加附件 */
        post: operations["post-rights-receipts-files"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/receipts/files/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 凭查询码打开附件 */
        post: operations["post-rights-receipts-files-open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/receipts/files/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 凭查询码移除附件 */
        post: operations["post-rights-receipts-files-remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights/receipts/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 凭查询码撤回 */
        post: operations["post-rights-receipts-withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传花名册，先预览 */
        post: operations["post-roster-imports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导入预览 */
        get: operations["get-roster-imports-id"];
        /** 更正列的识别和聘用单位 */
        put: operations["put-roster-imports-id"];
        post?: never;
        /** 放弃导入 */
        delete: operations["delete-roster-imports-id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster/imports/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认导入 */
        post: operations["post-roster-imports-id-confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster/imports/{id}/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载标注结果的表格 */
        get: operations["get-roster-imports-id-errors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导入预览的各行 */
        get: operations["get-roster-imports-id-rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 推荐表各项的代码表 */
        get: operations["get-roster-lists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 花名册导入模板 */
        get: operations["get-roster-template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rule-questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 向省总工会提出的问题 */
        get: operations["get-rule-questions"];
        put?: never;
        /** 就《办法》提问 */
        post: operations["post-rule-questions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rule-questions/{id}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 答复问题 */
        post: operations["post-rule-questions-id-reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/served": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 服务对象台账 */
        get: operations["get-served"];
        put?: never;
        /** 登记服务对象 */
        post: operations["post-served"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/served-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传建会台账，先预览 */
        post: operations["post-served-imports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/served-imports/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 服务对象台账导入模板 */
        get: operations["get-served-imports-template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/served-imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导入预览 */
        get: operations["get-served-imports-id"];
        /** 更正列的识别 */
        put: operations["put-served-imports-id"];
        post?: never;
        /** 放弃导入 */
        delete: operations["delete-served-imports-id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/served-imports/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认导入 */
        post: operations["post-served-imports-id-confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/served-imports/{id}/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载标注结果的表格 */
        get: operations["get-served-imports-id-errors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/served/alike": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可能重复的服务对象 */
        get: operations["get-served-alike"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/served/alike/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出可能重复的服务对象 */
        get: operations["get-served-alike-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/served/book": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 手机离线选用的服务对象 */
        get: operations["get-served-book"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/served/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出服务对象台账 */
        get: operations["get-served-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/served/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 登记前查重 */
        get: operations["get-served-similar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/served/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 服务对象 */
        get: operations["get-served-id"];
        /** 修改服务对象 */
        put: operations["put-served-id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/served/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核对待核的服务对象 */
        post: operations["post-served-id-check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/served/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 注销服务对象 */
        post: operations["post-served-id-close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/served/{id}/distinct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认不是重复 */
        post: operations["post-served-id-distinct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/served/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 服务对象的变更记录 */
        get: operations["get-served-id-history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/served/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 合并服务对象 */
        post: operations["post-served-id-merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/served/{id}/phone-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核对联系电话 */
        post: operations["post-served-id-phone-check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/served/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 恢复服务对象 */
        post: operations["post-served-id-reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/served/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 查看完整电话 */
        post: operations["post-served-id-reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 当前登录 */
        get: operations["get-session"];
        put?: never;
        /** 登录 */
        post: operations["post-session"];
        /** 退出登录 */
        delete: operations["delete-session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 修改密码 */
        post: operations["post-session-password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/verify/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 核验打印件 */
        get: operations["get-verify-code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visit-opening-scans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 签字本扫描件 */
        get: operations["get-visit-opening-scans-id"];
        put?: never;
        post?: never;
        /** 移除签字本扫描件 */
        delete: operations["delete-visit-opening-scans-id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visit-openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 启用前服务记录 */
        get: operations["get-visit-openings"];
        put?: never;
        /** 上传启用前服务记录，先预览 */
        post: operations["post-visit-openings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visit-openings/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出启用前服务记录的清单 */
        get: operations["get-visit-openings-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visit-openings/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 启用前服务记录导入模板 */
        get: operations["get-visit-openings-template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visit-openings/unions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可以导入启用前记录的单位 */
        get: operations["get-visit-openings-unions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visit-openings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份启用前服务记录和它的签字本 */
        get: operations["get-visit-openings-id"];
        /** 更正列的识别、指导员和单位 */
        put: operations["put-visit-openings-id"];
        post?: never;
        /** 放弃启用前服务记录 */
        delete: operations["delete-visit-openings-id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visit-openings/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 第二人核对启用前服务记录 */
        post: operations["post-visit-openings-id-check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visit-openings/{id}/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载标注结果的表格 */
        get: operations["get-visit-openings-id-errors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visit-openings/{id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 收回尚未核对的启用前服务记录 */
        post: operations["post-visit-openings-id-recall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visit-openings/{id}/scans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传签字本扫描件 */
        post: operations["post-visit-openings-id-scans"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visit-openings/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 送交第二人核对 */
        post: operations["post-visit-openings-id-send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visit-openings/{id}/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 更换启用前服务记录的表格 */
        post: operations["post-visit-openings-id-sheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本单位人员的工作日志 */
        get: operations["get-visits"];
        put?: never;
        /** 记一条日志 */
        post: operations["post-visits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/attachments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 移除附件 */
        delete: operations["delete-visits-attachments-id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/attachments/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 附件 */
        get: operations["get-visits-attachments-id-file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/blank": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 空白工作日志 */
        get: operations["get-visits-blank"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/booklet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印一个月的日志 */
        get: operations["get-visits-booklet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/commissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传委托书扫描件 */
        post: operations["post-visits-commissions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 年度关闭后的更正 */
        get: operations["get-visits-corrections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/corrections/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出年度关闭后的更正 */
        get: operations["get-visits-corrections-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/corrections/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 决定更正 */
        post: operations["post-visits-corrections-id-decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出工作日志 */
        get: operations["get-visits-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/inspections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的督查调阅 */
        get: operations["get-visits-inspections"];
        put?: never;
        /** 开始督查调阅 */
        post: operations["post-visits-inspections"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/inspections/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出我的督查调阅 */
        get: operations["get-visits-inspections-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/inspections/{id}/openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 督查调阅的启用前服务记录 */
        get: operations["get-visits-inspections-id-openings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/inspections/{id}/openings/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出督查调阅的启用前服务记录 */
        get: operations["get-visits-inspections-id-openings-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/inspections/{id}/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 抽到的日志 */
        get: operations["get-visits-inspections-id-samples"];
        put?: never;
        /** 在督查调阅中抽样 */
        post: operations["post-visits-inspections-id-samples"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/inspections/{id}/samples/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出抽到的日志和核对结果 */
        get: operations["get-visits-inspections-id-samples-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/inspections/{id}/samples/{sample}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 记下核对结果 */
        post: operations["post-visits-inspections-id-samples-sample"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/inspections/{id}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 督查调阅的日志 */
        get: operations["get-visits-inspections-id-visits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/inspections/{id}/visits/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出督查调阅的日志 */
        get: operations["get-visits-inspections-id-visits-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本人的工作日志 */
        get: operations["get-visits-mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/mine/month": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本人的月历 */
        get: operations["get-visits-mine-month"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 纸质签字 */
        get: operations["get-visits-papers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/papers/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出纸质签字 */
        get: operations["get-visits-papers-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/papers/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 第二人核对纸质签字 */
        post: operations["post-visits-papers-id-check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/papers/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 纸质签字扫描件 */
        get: operations["get-visits-papers-id-file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/years": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本单位人员的年度天数 */
        get: operations["get-visits-years"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/years/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出年度天数 */
        get: operations["get-visits-years-export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/years/{year}/own": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本人的年度天数 */
        get: operations["get-visits-years-year-own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/years/{year}/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一人的年度天数 */
        get: operations["get-visits-years-year-people-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/years/{year}/people/{id}/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一人的年度天数和每一天的凭据 */
        get: operations["get-visits-years-year-people-id-days"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一条日志和它的凭据 */
        get: operations["get-visits-id"];
        /** 修改日志 */
        put: operations["put-visits-id"];
        post?: never;
        /** 删除草稿 */
        delete: operations["delete-visits-id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/{id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 添加附件：内部佐证，不给签字人看 */
        post: operations["post-visits-id-attachments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/{id}/commission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 委托书扫描件 */
        get: operations["get-visits-id-commission"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/{id}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 同意或不同意参与协商 */
        post: operations["post-visits-id-consent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/{id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 按此新建一条 */
        post: operations["post-visits-id-copy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 邀请服务方确认 */
        post: operations["post-visits-id-invitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/{id}/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传纸质签字扫描件 */
        post: operations["post-visits-id-papers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/{id}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印一条日志 */
        get: operations["get-visits-id-print"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/{id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 收回待确认的日志 */
        post: operations["post-visits-id-recall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废已发出的确认链接 */
        post: operations["post-visits-id-revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提交，冻结内容，等服务方确认 */
        post: operations["post-visits-id-submit"];
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
        AcceptanceInputBody: {
            /** @description 退回的原因 */
            reason?: string;
            /** Format: int64 */
            rev: number;
        };
        AccountDetail: {
            /** @description unlock、reset、disable、enable、grant */
            actions: string[];
            /** @description 不能办理时的原因 */
            because: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            disabledAt?: string;
            grants: components["schemas"]["GrantRow"][];
            id: string;
            /** Format: date-time */
            lockedUntil?: string;
            login: string;
            name: string;
            personId: string;
            /** @description 未结束的岗位，含尚未开始和已到期的 */
            posts: components["schemas"]["Post"][];
            /** Format: int64 */
            rev: number;
            /** @enum {string} */
            state: "active" | "unused" | "locked" | "disabled";
        };
        AccountInput: {
            grants: components["schemas"]["GrantInput"][];
            /** @description 空则按姓名拼音加数字生成 */
            login?: string;
            name: string;
        };
        AccountRow: {
            /** Format: date-time */
            createdAt: string;
            id: string;
            login: string;
            name: string;
            personId: string;
            /** @description 未结束的岗位，含尚未开始和已到期的 */
            posts: components["schemas"]["Post"][];
            /** Format: int64 */
            rev: number;
            /** @enum {string} */
            state: "active" | "unused" | "locked" | "disabled";
        };
        Act: {
            askedName: string;
            consentId: string;
            countyTier: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            decidedAt?: string;
            decidedName: string;
            document: string;
            /** Format: date-time */
            doneAt?: string;
            effectiveOn: string;
            id: string;
            jobId: string;
            kind: string;
            name: string;
            newKind: string;
            otherId: string;
            regionCode: string;
            /** Format: int64 */
            rev: number;
            state: string;
            undoesId: string;
            unionId: string;
            why: string;
        };
        ActInputBody: {
            /** Format: int64 */
            rev: number;
            words?: string;
        };
        ActLine: {
            actions: string[];
            askedName: string;
            consentId: string;
            consentName: string;
            countyTier: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            decidedAt?: string;
            decidedName: string;
            document: string;
            /** Format: date-time */
            doneAt?: string;
            effectiveOn: string;
            id: string;
            jobId: string;
            kind: string;
            kindTitle: string;
            name: string;
            newKind: string;
            otherId: string;
            otherName: string;
            regionCode: string;
            /** Format: int64 */
            rev: number;
            state: string;
            undoesId: string;
            unionId: string;
            unionName: string;
            why: string;
        };
        ActPreviewReply: {
            lines: string[];
        };
        ActRequest: {
            /** @description 开发区工会按县级对待 */
            countyTier?: boolean;
            /** @description 决定文件的名称或文号；撤回误办时为理由 */
            document: string;
            /** @enum {string} */
            kind: "rename" | "move" | "tier" | "merge" | "split" | "close" | "employ" | "undo";
            /** @description 更名、分立：新的名称 */
            name?: string;
            /**
             * @description 更名：乡镇与街道互改，空为不变
             * @enum {string}
             */
            newKind?: "town" | "street";
            /** @description 生效日期；撤回误办时为原变更的生效日期 */
            on: string;
            /** @description 划转：新的上级；合并：并入的工会 */
            otherId?: string;
            /** @description 分立：划给新工会的人员、定岗、服务对象和下级工会 */
            parts?: components["schemas"]["Parts"];
            /** @description 此后的行政区划代码，空为不变 */
            regionCode?: string;
            /**
             * Format: int64
             * @description 所见的工会版本
             */
            rev: number;
            /** @description 撤回误办：要撤回的变更 */
            undoesId?: string;
        };
        Amended: {
            /** @enum {string} */
            change: "added" | "removed" | "changed";
            changeTitle: string;
            engagementId: string;
            name: string;
            personId: string;
            union: string;
            unit: string;
            words: string;
        };
        ApplicationChangeInputBody: {
            /** @description GB/T 4658 */
            education: string;
            formerPost?: string;
            /** @description 居民身份证号；更正时留空为不变 */
            identity: string;
            major?: string;
            name: string;
            /** @description 手机号；更正时留空为不变 */
            phone: string;
            /** @description GB/T 4762，可以不填 */
            political?: string;
            postId: string;
            /** @description 从事过劳动人事、工会或法律援助工作 */
            prefExperience?: boolean;
            /** @description 法律、财务、人力资源等专业毕业 */
            prefGraduate?: boolean;
            /** @description 持有协调劳动关系方面的专业资质 */
            prefQualified?: boolean;
            qualifications?: string;
            /** @description 每行一段：起止年月，单位，职务 */
            resume: string;
            /** Format: int64 */
            rev: number;
            /** @description 专业职称，没有不填 */
            titleText?: string;
        };
        ApplicationContent: {
            /** @description GB/T 4658 */
            education: string;
            formerPost?: string;
            /** @description 居民身份证号；更正时留空为不变 */
            identity: string;
            major?: string;
            name: string;
            /** @description 手机号；更正时留空为不变 */
            phone: string;
            /** @description GB/T 4762，可以不填 */
            political?: string;
            postId: string;
            /** @description 从事过劳动人事、工会或法律援助工作 */
            prefExperience?: boolean;
            /** @description 法律、财务、人力资源等专业毕业 */
            prefGraduate?: boolean;
            /** @description 持有协调劳动关系方面的专业资质 */
            prefQualified?: boolean;
            qualifications?: string;
            /** @description 每行一段：起止年月，单位，职务 */
            resume: string;
            /** @description 专业职称，没有不填 */
            titleText?: string;
        };
        ApplicationLine: {
            /** Format: int64 */
            age: number;
            /** @description 四项条件，按条文次序；空为未核 */
            answers: string[];
            createdAt: string;
            educationText: string;
            hired: boolean;
            id: string;
            idMasked: string;
            /**
             * Format: int64
             * @description 面试平均，百分之一分
             */
            interview: number | null;
            name: string;
            phoneMasked: string;
            /**
             * Format: int64
             * @description 同一岗位中的次序，0 为没有总成绩
             */
            place: number;
            postId: string;
            postTitle: string;
            /** @description 报名人自述的优先条件，只供参考 */
            preferences: string[];
            proposed: boolean;
            /** @description 年龄提示 */
            retirement: string;
            /** Format: int64 */
            rev: number;
            scores: components["schemas"]["Score"][];
            sexText: string;
            /** @enum {string} */
            source: "public" | "paper";
            /** @description 谁决定的并列次序 */
            tieBy: string;
            tieReason: string;
            /** @description 并列，尚未决定次序 */
            tied: boolean;
            /**
             * Format: int64
             * @description 总成绩，百分之一分
             */
            total: number | null;
            /** @enum {string} */
            verdict: "" | "eligible" | "ineligible";
            verdictReason: string;
            /**
             * Format: int64
             * @description 笔试平均，百分之一分
             */
            written: number | null;
        };
        ApplicationView: {
            /** @description judge、score、reveal、withdraw、correct、attach */
            actions: string[];
            assessors: components["schemas"]["Assessor"][];
            birth: string;
            /** Format: date-time */
            changedAt: string;
            checks: components["schemas"]["ConditionCheck"][];
            /** Format: date-time */
            consentAt: string;
            consentVersion: string;
            /** Format: date-time */
            createdAt: string;
            education: string;
            files: components["schemas"]["RecruitFile"][];
            /** @description 附件只给办理招聘的单位看 */
            filesVisible: boolean;
            formerPost: string;
            given: components["schemas"]["ConditionText"][];
            id: string;
            idMasked: string;
            line: components["schemas"]["ApplicationLine"];
            major: string;
            name: string;
            noticeId: string;
            /** @enum {string} */
            noticeState: "draft" | "published" | "publicity" | "closed" | "cancelled";
            noticeTitle: string;
            /** @description 写给没有选上的本人 */
            passedReason: string;
            phoneMasked: string;
            political: string;
            politicalText: string;
            postId: string;
            posts: components["schemas"]["NoticePost"][];
            prefExperience: boolean;
            prefGraduate: boolean;
            prefQualified: boolean;
            /** Format: date-time */
            proposedAt?: string;
            proposedReason: string;
            qualifications: string;
            resume: string;
            /** Format: int64 */
            rev: number;
            scoring: components["schemas"]["Scoring"];
            sex: string;
            /** @enum {string} */
            source: "public" | "paper";
            tieBy: string;
            tieReason: string;
            titleText: string;
            /** @enum {string} */
            verdict: "" | "eligible" | "ineligible";
            /** Format: date-time */
            verdictAt?: string;
            verdictBy: string;
            verdictReason: string;
        };
        Applied: {
            id: string;
            /** @description 回执地址的最后一段 */
            token: string;
        };
        ApplyBody: {
            /** @description 同一份报名再发一次，键不变 */
            clientKey: string;
            /** @description 所同意的个人信息处理说明的版本 */
            consent: string;
            /** @description GB/T 4658 */
            education: string;
            formerPost?: string;
            /** @description 居民身份证号；更正时留空为不变 */
            identity: string;
            major?: string;
            name: string;
            /** @description 手机号；更正时留空为不变 */
            phone: string;
            /** @description GB/T 4762，可以不填 */
            political?: string;
            postId: string;
            /** @description 从事过劳动人事、工会或法律援助工作 */
            prefExperience?: boolean;
            /** @description 法律、财务、人力资源等专业毕业 */
            prefGraduate?: boolean;
            /** @description 持有协调劳动关系方面的专业资质 */
            prefQualified?: boolean;
            qualifications?: string;
            /** @description 每行一段：起止年月，单位，职务 */
            resume: string;
            /** @description 专业职称，没有不填 */
            titleText?: string;
        };
        ApprovalActBody: {
            /** @description 转办、抄送给谁 */
            accounts?: string[] | null;
            /** @enum {string} */
            act: "approve" | "return" | "reject" | "withdraw" | "transfer" | "copy" | "release";
            opinion?: string;
            /** Format: int64 */
            rev: number;
            /** @description 退回到哪一步，空为上报单位 */
            to?: string;
        };
        ApprovalBody: {
            /** @description 核定日期 */
            decidedOn: string;
            /** @description 文号 */
            document: string;
            /** @description 生效日期；空：核定为该年1月1日，追加为核定日期 */
            from: string;
            /** @description 设区市填本级的人数 */
            numbers: components["schemas"]["Number"][] | null;
            reason?: string;
            /** @description 追加：在原核定数上增加 */
            supplement?: boolean;
            /** Format: int64 */
            year: number;
        };
        Asked: {
            /** @description 可接收验证码的电话，隐去中间各位；空为不能用验证码 */
            codePhone: string;
            content: components["schemas"]["FrozenView"];
            /** Format: date-time */
            expiresAt: string;
            /** @description 随答复交回 */
            hash: string;
            /** @description 一行一项 */
            keeps: string;
            /** @description 签字人可以代表的一方 */
            sides: ("union" | "employer" | "workers" | "arranger")[];
            /**
             * @description 只有 open 才带内容
             * @enum {string}
             */
            state: "open" | "answered" | "void" | "expired";
            /** @description 台账中的签字人 */
            suggested: components["schemas"]["Suggested"][];
            /** @description 有别的意见时可以打电话的单位 */
            turnTo: components["schemas"]["TurnTo"][];
            why: string;
        };
        Assessor: {
            id: string;
            name: string;
            post: string;
        };
        AssessorInput: {
            name: string;
            post: string;
        };
        AssessorsInputBody: {
            assessors: components["schemas"]["AssessorInput"][];
            /** Format: int64 */
            rev: number;
        };
        AttachedView: {
            /** Format: date-time */
            addedAt: string;
            addedName: string;
            /** @description 本人提交的 */
            byPerson: boolean;
            id: string;
            /** @enum {string} */
            kind: "evidence" | "application" | "agreement" | "statement" | "consultation" | "decision" | "delivery" | "other";
            kindTitle: string;
            mediaType: string;
            name: string;
            sha256: string;
            /** Format: int64 */
            size: number;
            url: string;
        };
        AttachmentView: {
            /** @description remove */
            actions: string[];
            /** Format: date-time */
            addedAt: string;
            addedName: string;
            clientKey: string;
            fileUrl: string;
            id: string;
            /** @description 签字确认之后添加的 */
            late: boolean;
            mediaType: string;
            name: string;
            sha256: string;
            /** Format: int64 */
            size: number;
            visitId: string;
        };
        Attendee: {
            /** @description 对上的人员和单位 */
            found: string;
            /** @description 空为没有对上 */
            lineId: string;
            name: string;
            /** Format: int64 */
            row: number;
            union: string;
            why: string;
        };
        Attendees: {
            fileName: string;
            /** Format: int64 */
            found: number;
            /** Format: int64 */
            missing: number;
            rows: components["schemas"]["Attendee"][];
        };
        AuditChange: {
            after: string;
            before: string;
            field: string;
        };
        AuditEntry: {
            action: string;
            actions: string[];
            actorId: string;
            actorName: string;
            address: string;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["AuditChange"][];
            erased: boolean;
            id: string;
            itemId: string;
            kind: string;
            label: string;
            /**
             * Format: int64
             * @description 封存序号，未封存为 -1
             */
            leaf: number;
            personId: string;
            reason: string;
            requestId: string;
            sealed: boolean;
            unionId: string;
            /** @enum {string} */
            via: "web" | "cli" | "job" | "link";
        };
        AuditState: {
            /** @description 上一次校验 */
            report?: components["schemas"]["Verification"];
            /** @description 正在进行的校验 */
            running?: components["schemas"]["Status"];
            /** Format: int64 */
            sealed: number;
            /** Format: int64 */
            unsealed: number;
        };
        BatchInputBody: {
            items: components["schemas"]["BatchItem"][] | null;
            opinion?: string;
        };
        BatchItem: {
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            rev: number;
        };
        BatchResult: {
            id: string;
            ok: boolean;
            why: string;
        };
        Board: {
            /** Format: int64 */
            accepted: number;
            actions: string[];
            active: boolean;
            dueOn: string;
            /** Format: int64 */
            headsOn: number;
            /** Format: int64 */
            late: number;
            lines: components["schemas"]["BoardLine"][];
            /** Format: int64 */
            missing: number;
            /** @description 查询日 */
            on: string;
            /** Format: int64 */
            onTime: number;
            opens: string;
            /**
             * Format: int64
             * @description 不属于设区市的在岗人数（省级及省直属）
             */
            outside: number;
            /** @description 看得到全省 */
            province: boolean;
            /** @description 报送期限遇休息日顺延 */
            rolls: boolean;
            /** @description 省总工会 */
            rootId: string;
            today: string;
            total: components["schemas"]["YearFigures"];
            /** Format: int64 */
            year: number;
        };
        BoardLine: {
            /**
             * Format: int64
             * @description 已核对的县（市、区）
             */
            checked: number;
            cityCode: string;
            cityId: string;
            cityName: string;
            /** Format: int64 */
            complete: number;
            /** Format: int64 */
            counties: number;
            /**
             * Format: int64
             * @description 其中补充名单的人数
             */
            extra: number;
            figures: components["schemas"]["YearFigures"];
            filingId: string;
            /** @description 首次报送 */
            firstAt: string;
            /**
             * Format: int64
             * @description 查询日在岗人数（名册）
             */
            headsOn: number;
            /** Format: int64 */
            lateDays: number;
            lateReason: string;
            /** Format: int64 */
            needing: number;
            number: string;
            onDay: string;
            /**
             * @description none：尚未报送
             * @enum {string}
             */
            state: "none" | "overdue" | "filed" | "accepted" | "returned";
            stateTitle: string;
            /**
             * Format: int64
             * @description 等待接收的文件
             */
            waiting: number;
            /** Format: int64 */
            warns: number;
        };
        BoardTotals: {
            /**
             * Format: int64
             * @description 市级已审核的县（市、区）计划的审核数
             */
            city: number;
            /** Format: int64 */
            ending: number;
            /**
             * Format: int64
             * @description 在岗，一个单位只计一次
             */
            heads: number;
            /**
             * Format: int64
             * @description 已核定的计划的核定数
             */
            province: number;
            /** Format: int64 */
            requested: number;
            /**
             * Format: int64
             * @description 尚未核定的计划数
             */
            undecided: number;
            /**
             * Format: int64
             * @description 市级尚未审核的县（市、区）计划数
             */
            unsaid: number;
        };
        BookLine: {
            hasUnion: boolean;
            id: string;
            initials: string;
            /** @enum {string} */
            kind: "enterprise" | "town" | "zone" | "trade" | "area";
            name: string;
            pinyin: string;
            /** @enum {string} */
            state: "to_check" | "active";
        };
        BookletScan: {
            fileName: string;
            fileUrl: string;
            id: string;
            mediaType: string;
            /** Format: int64 */
            size: number;
            /** Format: date-time */
            uploadedAt: string;
            uploadedName: string;
        };
        BulkInput: {
            personIds: string[];
        };
        ByRevBody: {
            /** Format: int64 */
            rev: number;
        };
        CalendarDuty: {
            /** @description 该模块已启用，逾期会提醒 */
            active: boolean;
            article: string;
            bearer: string;
            on: string;
            past: boolean;
            title: string;
            /**
             * Format: int64
             * @description 距今还有几个工作日，已过为负
             */
            workdays: number;
        };
        CalendarYear: {
            days: components["schemas"]["MarkedDay"][];
            published: boolean;
            publishedOn: string;
            source: string;
            version: string;
            /** Format: int64 */
            workdays: number;
            /** Format: int64 */
            year: number;
            years: number[];
        };
        CancelInputBody: {
            /** Format: int64 */
            rev: number;
        };
        Candidate: {
            dueOn: string;
            lineId: string;
            /** @description 可以打开这件事项；外单位人员的，到期以前只供登记 */
            opens: boolean;
            overdue: boolean;
            period: string;
            personId: string;
            personName: string;
            startsOn: string;
            unionName: string;
        };
        Card: {
            article: string;
            closed: boolean;
            /**
             * Format: int64
             * @description 关闭时的天数，未关闭为 0
             */
            closedDays: number;
            closesOn: string;
            /** @description 关闭后的更正 */
            corrections: components["schemas"]["Correction"][];
            /**
             * Format: int64
             * @description 有现场服务且已签字确认的不同日期数
             */
            have: number;
            met: boolean;
            /**
             * Format: int64
             * @description 其中周末和节假日
             */
            offDays: number;
            oldestWaiting: string;
            /**
             * Format: int64
             * @description 其中有系统启用前纸质记录的天数
             */
            openingDays: number;
            /** @description 当年不满全年在岗，办法未规定折算 */
            partYear: boolean;
            personId: string;
            personName: string;
            policyVersion: string;
            /** @description 当年放假安排未导入 */
            provisional: boolean;
            satisfaction: components["schemas"]["Satisfaction"];
            /** Format: int64 */
            services: number;
            text: string;
            unionId: string;
            unionName: string;
            /** Format: int64 */
            waiting: number;
            /** Format: int64 */
            want: number;
            /** Format: int64 */
            year: number;
        };
        CaseDetail: {
            actions: string[];
            article: string;
            /** Format: date-time */
            changedAt: string;
            /** Format: date-time */
            closedAt?: string;
            copies: components["schemas"]["Copied"][];
            /** Format: date-time */
            firstSentAt: string;
            flow: string;
            flowTitle: string;
            /** @description 代谁办理，空为本人 */
            forName: string;
            form: components["schemas"]["CaseForm"];
            id: string;
            /** @description 已汇总到 */
            into?: components["schemas"]["PartView"];
            intoId: string;
            link: string;
            /** @description 受哪个单位委托审核，空为本单位的事项 */
            mandate: string;
            opinions: components["schemas"]["Opinion"][];
            /** @description 已汇总进来的 */
            parts: components["schemas"]["PartView"][];
            recordId: string;
            returnTo: components["schemas"]["StepChoice"][];
            /** Format: int64 */
            rev: number;
            /** Format: date-time */
            sentAt: string;
            sentName: string;
            /** @enum {string} */
            state: "open" | "returned" | "withdrawn" | "joined" | "approved" | "rejected";
            /** Format: int64 */
            step: number;
            steps: components["schemas"]["StepView"][];
            summary: string;
            title: string;
            unionId: string;
            unionName: string;
        };
        CaseFact: {
            label: string;
            value: string;
        };
        CaseFile: {
            /** Format: date-time */
            addedAt: string;
            id: string;
            name: string;
            /** Format: int64 */
            size: number;
        };
        CaseFileRemoveBody: {
            /** Format: int64 */
            rev: number;
        };
        CaseFirst: {
            /** @description 按钮上的字 */
            act: string;
            link: string;
            text: string;
        };
        CaseForm: {
            facts: components["schemas"]["CaseFact"][];
            /** @description 通过以前须先在原件上办的 */
            first?: components["schemas"]["CaseFirst"];
            /** @description 从哪里来，只给看得到的人 */
            origin?: components["schemas"]["CaseOrigin"];
            tables: components["schemas"]["FormTable"][];
            /** @description 只提示正在办理这一步的人，不打印 */
            told: components["schemas"]["CaseTold"][];
        };
        CaseLine: {
            /**
             * Format: date-time
             * @description 到达、办理、上报或抄送的时间
             */
            at: string;
            /** @description 可以批量通过 */
            batch: boolean;
            /** Format: date-time */
            changedAt: string;
            /** Format: date-time */
            closedAt?: string;
            /** @description 内部时限 */
            dueOn: string;
            /** Format: date-time */
            firstSentAt: string;
            flow: string;
            flowTitle: string;
            holderName: string;
            id: string;
            intoId: string;
            link: string;
            /**
             * Format: date-time
             * @description 抄送我的：阅读时间
             */
            readAt?: string;
            recordId: string;
            /** Format: int64 */
            rev: number;
            /** Format: date-time */
            sentAt: string;
            sentName: string;
            /** @enum {string} */
            state: "open" | "returned" | "withdrawn" | "joined" | "approved" | "rejected";
            /** Format: int64 */
            step: number;
            /** @description 当前步骤 */
            stepTitle: string;
            /** @description 由谁办理 */
            stepUnion: string;
            summary: string;
            title: string;
            /** @enum {string} */
            tone: "soon" | "calm";
            unionId: string;
            unionName: string;
            /**
             * Format: int64
             * @description 距内部时限还有几个工作日，已过为负
             */
            workdays: number;
        };
        CaseOrigin: {
            label: string;
            link: string;
            text: string;
            title: string;
        };
        CaseOriginal: {
            answer: string;
            answeredOn: string;
            body: string;
            comment: string;
            files: components["schemas"]["CaseFile"][];
            /** @enum {string} */
            kind: "suggestion" | "complaint" | "appeal";
            kindTitle: string;
            unionName: string;
        };
        CaseTold: {
            article: string;
            text: string;
            title: string;
        };
        CatalogueEntry: {
            /** @description 一并起作用的口径 */
            also: string[];
            article: string;
            asks: string;
            /** @description 由谁承担 */
            bearer: string;
            /** @description 设区市作为组织者也可以登记 */
            byCity: boolean;
            /** @description 可以按文件登记完成情况 */
            byFact: boolean;
            /** @description 启用与否所依的模块，空为一直启用 */
            chapter: string;
            chapterKey: string;
            /** @description 什么时候到期 */
            due: string;
            /** @description 临期和逾期以后 */
            escalation: string;
            /** @description 启用日，空为未定 */
            from: string;
            key: string;
            keyTitle: string;
            /** @enum {string} */
            kind: "int" | "bool" | "enum" | "month_day" | "day";
            /** @description 已启用；未启用的不要求、不计逾期 */
            on: boolean;
            /**
             * Format: int64
             * @description 本单位及所辖进行中的件数：期限未到的和内部时限的，不含逾期
             */
            open: number;
            /**
             * Format: int64
             * @description 已逾期的件数，不在进行中里
             */
            overdue: number;
            /** @description 办法没有写明，现按此掌握，省总工会可以解释 */
            reading: boolean;
            rule: string;
            /**
             * @description 按哪一天的规定：到期之日、起算之日、起算的前一日（事情发生之日）、今天
             * @enum {string}
             */
            rulesOf: "due" | "start" | "event" | "today";
            /** @description 内部时限，不计逾期 */
            soft: boolean;
            sources: components["schemas"]["Source"][];
            title: string;
            /** @description 从什么时候起算 */
            trigger: string;
            unit: string;
            value: string;
        };
        Change: {
            after: unknown;
            before: unknown;
            field: string;
        };
        ChangedVisitBody: {
            commissionBlob: string;
            commissionNumber: string;
            commissionOn: string;
            /** @description 服务日期，一条日志一个日期 */
            day: string;
            done: string;
            duties: ("D1" | "D2" | "D3" | "D4" | "D5" | "D6" | "D7")[];
            internalNote: string;
            outcome: string;
            participants: string;
            /**
             * @description 现场、电话线上、室内；空为未填
             * @enum {string}
             */
            place: "onsite" | "remote" | "indoor" | "";
            /** Format: int64 */
            rev: number;
            /** Format: uuid */
            servedId: string;
        };
        ChannelAddressInputBody: {
            address: string;
        };
        ChannelConfirmInputBody: {
            code: string;
        };
        CheckInput: {
            /** @enum {string} */
            answer: "yes" | "no" | "unclear";
            evidence: string;
            /** @enum {string} */
            item: "political" | "knowledge" | "ability" | "health";
        };
        CheckInputBody: {
            countyId: string;
            /** @description 所核对名单的摘要 */
            stamp: string;
            /** Format: int64 */
            year: number;
        };
        CheckedPoint: {
            article: string;
            field: string;
            key: string;
            /** @enum {string} */
            level: "ok" | "note" | "warn" | "stop";
            /**
             * @description 影响哪一步
             * @enum {string}
             */
            step: "decide" | "handover" | "complete" | "file";
            text: string;
            title: string;
        };
        ChosenInputBody: {
            ids: string[];
            reason?: string;
            /** Format: int64 */
            rev: number;
        };
        ClaimView: {
            contact: components["schemas"]["ConflictContact"];
            onDuty: string;
        };
        CodeSent: {
            /** Format: date-time */
            expiresAt: string;
            /** @description 演示系统中到哪里看 */
            note: string;
            /** @description 隐去中间各位 */
            phone: string;
        };
        Colleague: {
            accountId: string;
            name: string;
            post: string;
            unionId: string;
            unionName: string;
        };
        CommissionScan: {
            /** @description 填入日志的 commissionBlob；一天之内须随日志保存 */
            id: string;
            mediaType: string;
            name: string;
            /** Format: int64 */
            size: number;
        };
        Comparison: {
            differences: components["schemas"]["Difference"][];
            hasPast: boolean;
            /** Format: int64 */
            inPost: number;
            /**
             * Format: int64
             * @description 需要说明而没有说明的
             */
            needing: number;
            /** Format: int64 */
            pastInPost: number;
            pastOn: string;
            /** Format: int64 */
            pastYear: number;
            /** Format: int64 */
            same: number;
        };
        ConcernAbout: {
            /** @description 所指为这个单位时由谁答复；名单上的人看不到 */
            answeredBy: string;
            name: string;
            people: components["schemas"]["ConcernPerson"][];
            unionId: string;
        };
        ConcernFigure: {
            /** @description 少于3件，或由此可以推算出少于3件的，不显示 */
            hidden: boolean;
            /** Format: int64 */
            n: number;
        };
        ConcernFigures: {
            kinds: string[];
            rows: components["schemas"]["ConcernUnit"][];
            sum: components["schemas"]["ConcernUnit"];
            /** Format: int64 */
            year: number;
        };
        ConcernForm: {
            about: components["schemas"]["ConcernAbout"][];
            /**
             * Format: int64
             * @description 几个工作日内答复（内部时限）
             */
            days: number;
            /** @description 意见建议由谁答复 */
            unitBy: string;
        };
        ConcernInputBody: {
            aboutAccountId?: string;
            aboutUnionId?: string;
            anonymous: boolean;
            body: string;
            /** @enum {string} */
            kind: "suggestion" | "complaint" | "appeal";
            /** @description 从哪个页面提出 */
            page?: string;
            title: string;
        };
        ConcernLine: {
            anonymous: boolean;
            answeredOn: string;
            dueOn: string;
            id: string;
            /** @enum {string} */
            kind: "suggestion" | "complaint" | "appeal";
            kindTitle: string;
            overdue: boolean;
            /** @description 匿名的、本人的清单中为空 */
            senderName: string;
            sentOn: string;
            /** @enum {string} */
            state: "open" | "answered" | "withdrawn";
            title: string;
            unionName: string;
        };
        ConcernPerson: {
            accountId: string;
            /** @description 所指为这个人时由谁答复 */
            answeredBy: string;
            name: string;
            title: string;
        };
        ConcernReceiptFileInputBody: {
            code: string;
            /** Format: uuid */
            fileId: string;
            /** Format: uuid */
            id: string;
        };
        ConcernReceiptInputBody: {
            code: string;
        };
        ConcernReceiptRemoveInputBody: {
            code: string;
            /** Format: uuid */
            fileId: string;
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            rev: number;
        };
        ConcernReceiptRevInputBody: {
            code: string;
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            rev: number;
        };
        ConcernReceiptTextInputBody: {
            code: string;
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            rev: number;
            text: string;
        };
        ConcernRerouteInputBody: {
            note: string;
            /** Format: int64 */
            rev: number;
            /** Format: uuid */
            unionId: string;
        };
        ConcernRevInputBody: {
            /** Format: int64 */
            rev: number;
        };
        ConcernSent: {
            /** @description 匿名的查询码，只显示这一次 */
            code: string;
            dueOn: string;
            /** @description 匿名的为空 */
            id: string;
            unionName: string;
        };
        ConcernStep: {
            /** @enum {string} */
            act: "sent" | "rerouted" | "raised" | "answered" | "commented" | "withdrawn" | "attached" | "detached";
            actorName: string;
            /** Format: date-time */
            at: string;
            id: string;
            note: string;
            unionName: string;
        };
        ConcernTarget: {
            id: string;
            name: string;
        };
        ConcernTextInputBody: {
            /** Format: int64 */
            rev: number;
            text: string;
        };
        ConcernUnit: {
            /** @description 答复用时的中位数（工作日）；不足3件答复的不显示 */
            days: components["schemas"]["ConcernFigure"];
            /** @description 意见建议、投诉、申诉 */
            kinds: components["schemas"]["ConcernFigure"][];
            /** @description 超过内部时限 */
            late: components["schemas"]["ConcernFigure"];
            total: components["schemas"]["ConcernFigure"];
            unionId: string;
            unionName: string;
        };
        ConcernView: {
            /** @description 投诉、申诉所指的单位和岗位、人员 */
            aboutName: string;
            /** @description answer、reroute；attach、comment、withdraw、appeal */
            actions: string[];
            anonymous: boolean;
            answer: string;
            answeredName: string;
            answeredOn: string;
            /** @description 就这个答复提出的申诉，只有提出人看得到 */
            appealId: string;
            body: string;
            /** @description 提出人对答复的一次评价 */
            comment: string;
            /** Format: date-time */
            createdAt: string;
            dueOn: string;
            files: components["schemas"]["CaseFile"][];
            /** @description 提出人所在单位，匿名的为空 */
            fromName: string;
            id: string;
            /** @enum {string} */
            kind: "suggestion" | "complaint" | "appeal";
            kindTitle: string;
            /** @description 申诉所针对的那一件 */
            original?: components["schemas"]["CaseOriginal"];
            /** @description 超过内部时限 */
            overdue: boolean;
            /** @description 从哪个页面提出 */
            page: string;
            /** Format: int64 */
            rev: number;
            /** @description 只有答复人看得到，匿名的为空 */
            senderName: string;
            sentOn: string;
            /** @enum {string} */
            state: "open" | "answered" | "withdrawn";
            steps: components["schemas"]["ConcernStep"][];
            /** @description 可以转给谁 */
            targets: components["schemas"]["ConcernTarget"][];
            title: string;
            /** @description 由谁答复 */
            unionId: string;
            /** @description 由谁答复 */
            unionName: string;
        };
        ConcernsWaiting: {
            /** Format: int64 */
            count: number;
        };
        ConditionCheck: {
            /** @enum {string} */
            answer: "yes" | "no" | "unclear";
            /** Format: date-time */
            at?: string;
            byName?: string;
            evidence: string;
            /** @enum {string} */
            item: "political" | "knowledge" | "ability" | "health";
        };
        ConditionText: {
            /** @enum {string} */
            item: "political" | "knowledge" | "ability" | "health";
            short: string;
            title: string;
        };
        ConfirmInputBody: {
            /** @enum {string} */
            act: "confirm" | "correct" | "refuse";
            /** @description 验证码；有它就不用手写签名 */
            code?: string;
            /** @description 确认页给出的 hash */
            hash: string;
            name?: string;
            /** @description 要求更正或不予确认的理由 */
            note?: string;
            post?: string;
            /**
             * Format: int64
             * @description 0 为不评
             */
            score?: number;
            /** @enum {string} */
            side?: "union" | "employer" | "workers" | "arranger" | "";
            /** @description 手写签名：PNG 的 Base64，可带 data: 前缀，不超过 64 KB */
            signature?: string;
        };
        ConflictContact: {
            name: string;
            phone: string;
            union: string;
        };
        ConsentInputBody: {
            give: boolean;
            /** @description 不同意须写明理由 */
            reason?: string;
            /** Format: int64 */
            rev: number;
        };
        ContactRevealInputBody: {
            reason: string;
        };
        Contract: {
            endsOn: string;
            id: string;
            kind: string;
            opening: boolean;
            signedOn: string;
            startsOn: string;
        };
        ContractAddInputBody: {
            /** @description 空为无固定期限 */
            endsOn: string;
            /** @enum {string} */
            kind: "labour" | "service";
            /** @description 满65周岁后仍签订的，写明理由 */
            reason: string;
            /** Format: int64 */
            rev: number;
            signedOn: string;
            startsOn: string;
        };
        ContractCheckInputBody: {
            /** @description 空为无固定期限 */
            endsOn: string;
            formId: string;
            /** @enum {string} */
            kind: "labour" | "service";
            /** @description 合同编号，可以留空 */
            number: string;
            /** @description 上岗日期；续聘不填 */
            onDuty: string;
            /** @description 试用期最后一天，空为不约定 */
            probationUntil: string;
            signedOn: string;
            startsOn: string;
        };
        ContractField: {
            example: string;
            group: string;
            meaning: string;
            name: string;
        };
        ContractInput: {
            /** @description 空为无固定期限 */
            endsOn: string;
            /** @enum {string} */
            kind: "labour" | "service";
            signedOn: string;
            startsOn: string;
        };
        ContractRow: {
            /**
             * Format: int64
             * @description 距到期的天数；过期为负
             */
            daysLeft: number;
            /** @description 空为无固定期限 */
            endsOn: string;
            engagementId: string;
            /** @description 空为没有经过推荐表 */
            formId: string;
            id: string;
            /** @enum {string} */
            kind: "labour" | "service";
            kindTitle: string;
            name: string;
            number: string;
            /** @description 期初 */
            opening: boolean;
            personId: string;
            probationUntil: string;
            renewal: boolean;
            /**
             * Format: int64
             * @description 登记时的违规聘用提示
             */
            signals: number;
            signedOn: string;
            startsOn: string;
            /** @enum {string} */
            state: "future" | "running" | "ending" | "lapsed" | "past";
            stateTitle: string;
            unionId: string;
            unionName: string;
        };
        ContractSignInputBody: {
            /** @description 空为无固定期限 */
            endsOn: string;
            formId: string;
            /** @enum {string} */
            kind: "labour" | "service";
            /** @description 合同编号，可以留空 */
            number: string;
            /** @description 上岗日期；续聘不填 */
            onDuty: string;
            /** @description 试用期最后一天，空为不约定 */
            probationUntil: string;
            /** @description 有需要说明的情况时写明理由 */
            reason?: string;
            /**
             * Format: int64
             * @description 推荐表的版本
             */
            rev: number;
            signedOn: string;
            startsOn: string;
            /** @description 所用的合同模板，可以不填 */
            templateId?: string;
        };
        ContractView: {
            /** @description scan、renew、draft */
            actions: string[];
            approvedFrom: string;
            approvedOn: string;
            approvedTo: string;
            /**
             * Format: int64
             * @description 距到期的天数；过期为负
             */
            daysLeft: number;
            /** @description 空为无固定期限 */
            endsOn: string;
            engagementId: string;
            enteredAt: string;
            enteredBy: string;
            /** @description 空为没有经过推荐表 */
            formId: string;
            formNumber: string;
            /** @description 批准的上一级总工会 */
            formUnion: string;
            id: string;
            /** @enum {string} */
            kind: "labour" | "service";
            kindTitle: string;
            name: string;
            number: string;
            onDuty: string;
            /** @description 期初 */
            opening: boolean;
            /** @description 同一段聘用的其他合同 */
            others: components["schemas"]["Term"][];
            personId: string;
            probationUntil: string;
            /** @description 到不再续聘的年龄的日期 */
            reaches65: string;
            reason: string;
            remarks: components["schemas"]["Remark"][];
            renewal: boolean;
            /**
             * Format: int64
             * @description 不再续聘的年龄，按今天的政策
             */
            retireAge: number;
            /** @description 法定退休年龄；女职工按岗位二者居一 */
            retirement: components["schemas"]["Retirement"][];
            /**
             * Format: int64
             * @description 0 为没有经过推荐表
             */
            rev: number;
            scanUrl: string;
            /**
             * Format: int64
             * @description 登记时的违规聘用提示
             */
            signals: number;
            signedOn: string;
            startsOn: string;
            /** @enum {string} */
            state: "future" | "running" | "ending" | "lapsed" | "past";
            stateTitle: string;
            /** @description 所用的合同模板，空为没有登记 */
            template: string;
            unionId: string;
            unionName: string;
        };
        Copied: {
            accountName: string;
            /** Format: date-time */
            at: string;
            byName: string;
            id: string;
            note: string;
            /** Format: date-time */
            readAt?: string;
        };
        CopyInputBody: {
            clientKey: string;
            day: string;
        };
        CorrectBody: {
            /** @description 决定文件的名称、文号，空为不变 */
            document?: string;
            /** @description 空为不变 */
            effectiveOn?: string;
            /**
             * @description 空为不变
             * @enum {string}
             */
            ground?: "" | "age" | "discipline" | "wish" | "failed" | "expired" | "transfer" | "death" | "retired" | "abolished" | "other";
            /** @description 据以更正的文件的名称、文号 */
            paper: string;
            reason: string;
            /** Format: int64 */
            rev: number;
            /** @description 撤销：没有离岗，或者决定已被撤销，聘用恢复 */
            revoke?: boolean;
        };
        Correction: {
            askedReason: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: int64 */
            daysAfter: number;
            /** Format: int64 */
            daysBefore: number;
            /** Format: date-time */
            decidedAt?: string;
            decidedName: string;
            id: string;
            /** @enum {string} */
            kind: "confirm" | "withdraw";
            personId: string;
            reason: string;
            /** @enum {string} */
            state: "open" | "accepted" | "rejected";
            unionId: string;
            visitId: string;
            /** Format: int64 */
            year: number;
        };
        CorrectionAsk: {
            /** @description withdraw；open、apply、decline */
            actions: string[];
            answer: string;
            askedOn: string;
            decidedName: string;
            decidedOn: string;
            evidence: string;
            field: string;
            fieldTitle: string;
            id: string;
            personId: string;
            personName: string;
            /** Format: int64 */
            rev: number;
            /** @description 打开时留有记录 */
            sealed: boolean;
            /** @description 应为什么；号码类的，经办人须打开 */
            should: string;
            /** @enum {string} */
            state: "open" | "applied" | "declined" | "withdrawn";
            unionName: string;
        };
        CorrectionAskInputBody: {
            /** @description 凭什么，可不填 */
            evidence?: string;
            field: string;
            /** @description 应当是什么 */
            should: string;
        };
        CorrectionField: {
            key: string;
            /** @description 号码类，经办人打开时留有记录，您看得到 */
            sealed: boolean;
            title: string;
        };
        CorrectionValue: {
            should: string;
        };
        CorrectionView: {
            /** @description decide */
            actions: string[];
            askedReason: string;
            /** Format: date-time */
            createdAt: string;
            day: string;
            /** Format: int64 */
            daysAfter: number;
            /** Format: int64 */
            daysBefore: number;
            /** Format: date-time */
            decidedAt?: string;
            decidedName: string;
            id: string;
            /** @enum {string} */
            kind: "confirm" | "withdraw";
            personId: string;
            personName: string;
            reason: string;
            servedName: string;
            /** @enum {string} */
            state: "open" | "accepted" | "rejected";
            unionId: string;
            visitId: string;
            /** Format: int64 */
            year: number;
        };
        Counted: {
            /** Format: int64 */
            count: number;
            key: string;
            /** @description 在哪里办理 */
            path: string;
            title: string;
            unit: string;
        };
        CounterInputBody: {
            reason: string;
        };
        Countering: {
            /** @description 签发日期 */
            decidedOn: string;
            /** @description 文号 */
            document: string;
            /** @description 生效日期 */
            effectiveOn: string;
            reason: string;
        };
        Counts: {
            /**
             * Format: int64
             * @description 未读的抄送
             */
            copied: number;
            /** Format: int64 */
            todo: number;
        };
        DatedLine: {
            text: string;
            /** @description 起止年月 */
            when: string;
        };
        DayChange: {
            after: string;
            before: string;
            date: string;
        };
        DecideBody: {
            /** @description 决定文件的名称、文号 */
            document?: string;
            opinion?: string;
            /** Format: int64 */
            rev: number;
        };
        DecideInputBody: {
            agree: boolean;
            /** Format: int64 */
            rev: number;
            why?: string;
        };
        DecisionBody: {
            accept: boolean;
            reason: string;
        };
        DelegateUnion: {
            id: string;
            name: string;
        };
        Delegation: {
            byName: string;
            delegateId: string;
            delegateName: string;
            document: string;
            /** Format: date-time */
            endedAt?: string;
            endedName: string;
            flow: string;
            from: string;
            id: string;
            note: string;
            /** Format: int64 */
            rev: number;
            unionId: string;
            unionName: string;
            until: string;
        };
        DelegationChoice: {
            /** @description 可以委托的上级，近的在前 */
            delegates: components["schemas"]["DelegateUnion"][];
            flow: string;
            flowTitle: string;
            unionId: string;
            unionName: string;
        };
        DelegationInputBody: {
            /** @description 受托单位：其上级总工会 */
            delegateId: string;
            /** @description 委托文件的文号或名称 */
            document: string;
            flow: string;
            from: string;
            note?: string;
            /** @description 委托单位：上一级总工会 */
            unionId: string;
            /** @description 最后一日 */
            until: string;
        };
        DelegationList: {
            choices: components["schemas"]["DelegationChoice"][];
            items: components["schemas"]["DelegationView"][];
        };
        DelegationView: {
            /** @description end */
            actions: string[];
            byName: string;
            delegateId: string;
            delegateName: string;
            document: string;
            /** Format: date-time */
            endedAt?: string;
            endedName: string;
            flow: string;
            flowTitle: string;
            from: string;
            id: string;
            inForce: boolean;
            /** @description 本单位委托出去的；否则为受托的 */
            mine: boolean;
            note: string;
            /** Format: int64 */
            rev: number;
            unionId: string;
            unionName: string;
            until: string;
        };
        DeleteInputBody: {
            /** Format: int64 */
            rev: number;
        };
        DeliveryBody: {
            handover: components["schemas"]["Handed"][];
            /** Format: int64 */
            rev: number;
            /** @enum {string} */
            servedHow: "" | "phone" | "signed" | "post" | "refused";
            servedNote: string;
            servedOn: string;
        };
        Demand: {
            /** @description 一并起作用的口径 */
            also: string[];
            article: string;
            asks: string;
            /** @description 由谁承担 */
            bearer: string;
            /** @description 设区市作为组织者也可以登记 */
            byCity: boolean;
            /** @description 可以按文件登记完成情况 */
            byFact: boolean;
            /** @description 启用与否所依的模块，空为一直启用 */
            chapter: string;
            /** @description 什么时候到期 */
            due: string;
            /** @description 临期和逾期以后 */
            escalation: string;
            key: string;
            rule: string;
            /**
             * @description 按哪一天的规定：到期之日、起算之日、起算的前一日（事情发生之日）、今天
             * @enum {string}
             */
            rulesOf: "due" | "start" | "event" | "today";
            /** @description 内部时限，不计逾期 */
            soft: boolean;
            title: string;
            /** @description 从什么时候起算 */
            trigger: string;
        };
        Desk: {
            calendar: components["schemas"]["CalendarDuty"][];
            due: components["schemas"]["DueItem"][];
            today: string;
            todos: components["schemas"]["Todo"][];
        };
        Difference: {
            by: string;
            /** @enum {string} */
            change: "joined" | "left" | "moved" | "changed";
            changeTitle: string;
            explanation: string;
            name: string;
            /** @description 名册不能说明，需要写明原因 */
            needs: boolean;
            on: string;
            personId: string;
            unit: string;
            unitId: string;
            words: string;
        };
        Dismissal: {
            article: string;
            endedOn: string;
            groundTitle: string;
            /** @description 提示到哪一天 */
            until: string;
        };
        DisputeDecideInputBody: {
            /** @description 文号，可以不填 */
            document?: string;
            /** @enum {string} */
            outcome: "stays" | "moves";
            reason: string;
            /** Format: int64 */
            rev: number;
        };
        DisputeView: {
            /** @description decide */
            actions: string[];
            /** @description 仅核定单位可见 */
            claimantName: string;
            claimedFrom: string;
            /** @description 联系谁 */
            contact: components["schemas"]["ConflictContact"];
            decidedName: string;
            decidedOn: string;
            deciderName: string;
            document: string;
            /** @description 内部时限 */
            dueOn: string;
            /** @description 仅核定单位可见 */
            holderName: string;
            id: string;
            name: string;
            openedOn: string;
            /** @enum {string} */
            outcome: "" | "stays" | "moves";
            outcomeTitle: string;
            /** @description 空为不在您的管辖之内 */
            personId: string;
            reason: string;
            /** Format: int64 */
            rev: number;
            /** @description 没有核定，也不必再核定：已离岗、已并为一家，或申请单位已放弃 */
            settled: boolean;
            /** @enum {string} */
            side: "decider" | "holder" | "claimant";
        };
        DocumentLine: {
            amendsId: string;
            /** Format: date-time */
            changedAt: string;
            checksum: string;
            /** Format: date-time */
            decidedAt?: string;
            decidedName: string;
            decidedReason: string;
            dueOn: string;
            /** Format: date-time */
            filedAt: string;
            filedName: string;
            format: string;
            id: string;
            keyId: string;
            /** @enum {string} */
            kind: "annual" | "supplement" | "correction";
            kindTitle: string;
            /** Format: int64 */
            lateDays: number;
            lateReason: string;
            number: string;
            onDay: string;
            /** @enum {string} */
            origin: "here" | "parcel";
            policyVersion: string;
            reason: string;
            /** Format: int64 */
            rev: number;
            /** Format: int64 */
            rowCount: number;
            /** Format: int64 */
            seq: number;
            signature: string;
            /** @enum {string} */
            state: "filed" | "accepted" | "returned" | "superseded";
            stateTitle: string;
            title: string;
            unionId: string;
            unionName: string;
            /** Format: int64 */
            year: number;
        };
        DocumentView: {
            actions: string[];
            /** @description 更正与所更正的备案相比改了哪些 */
            amended: components["schemas"]["Amended"][];
            amends?: components["schemas"]["DocumentLine"];
            amendsId: string;
            /** Format: date-time */
            changedAt: string;
            checksum: string;
            comparison: components["schemas"]["Comparison"];
            /** Format: int64 */
            complete: number;
            /** Format: date-time */
            decidedAt?: string;
            decidedName: string;
            decidedReason: string;
            dueOn: string;
            /** Format: date-time */
            filedAt: string;
            filedName: string;
            fingerprint: string;
            format: string;
            hasReceipt: boolean;
            id: string;
            keyId: string;
            /** @enum {string} */
            kind: "annual" | "supplement" | "correction";
            kindTitle: string;
            /** Format: int64 */
            lateDays: number;
            lateReason: string;
            /** @description 此后的补充、更正 */
            later: components["schemas"]["DocumentLine"][];
            number: string;
            onDay: string;
            /** @enum {string} */
            origin: "here" | "parcel";
            /** @description 所比较的上年备案的校验值，首次备案为空 */
            past: string;
            policyVersion: string;
            proof: components["schemas"]["Proof"];
            publicPem: string;
            reason: string;
            /** Format: int64 */
            rev: number;
            /** Format: int64 */
            rowCount: number;
            rules: string;
            /** Format: int64 */
            seq: number;
            signature: string;
            /** @enum {string} */
            state: "filed" | "accepted" | "returned" | "superseded";
            stateTitle: string;
            title: string;
            total: components["schemas"]["YearFigures"];
            unionId: string;
            unionName: string;
            units: components["schemas"]["UnitLine"][];
            warnings: components["schemas"]["FrozenWarning"][];
            /** Format: int64 */
            year: number;
        };
        Drawn: {
            /** Format: int64 */
            drawn: number;
            /**
             * Format: int64
             * @description 范围内已确认、还没有抽到过的
             */
            of: number;
        };
        DueItem: {
            article: string;
            /** Format: int64 */
            count: number;
            /** @description 最早的到期日 */
            dueOn: string;
            link: string;
            /** @description 内部时限，超过不算逾期 */
            soft: boolean;
            title: string;
            /** @enum {string} */
            tone: "late" | "soon" | "calm";
            /**
             * Format: int64
             * @description 距今还有几个工作日，已过为负
             */
            workdays: number;
        };
        EndDelegationInputBody: {
            /** Format: int64 */
            rev: number;
        };
        EndInputBody: {
            /** @description 最后一天 */
            last: string;
            /** Format: int64 */
            rev: number;
        };
        EndSubstituteInputBody: {
            /** Format: int64 */
            rev: number;
        };
        EngagementChangeInputBody: {
            /** @enum {string} */
            channel: "own" | "procured" | "social";
            /** @description 表明由工会管理的文件 */
            managedPaper: string;
            note: string;
            onDuty: string;
            /** Format: int64 */
            rev: number;
        };
        EngagementEndInputBody: {
            /** @description 在岗的最后一天 */
            endedOn: string;
            /** @enum {string} */
            ground: "age" | "discipline" | "wish" | "failed" | "expired" | "transfer" | "death" | "retired" | "abolished" | "other";
            /** Format: int64 */
            rev: number;
        };
        EngagementInterruptInputBody: {
            /** @description 空为尚未结束 */
            endsOn: string;
            /** @description 修改已有的中断 */
            interruptionId?: string;
            /** @enum {string} */
            kind: "maternity" | "sick" | "personal" | "seconded" | "other";
            /** Format: int64 */
            rev: number;
            startsOn: string;
        };
        EngagementLiftInputBody: {
            /** @description 为什么登记错了 */
            reason: string;
            /** Format: int64 */
            rev: number;
        };
        EngagementPostInputBody: {
            /** @enum {string} */
            postTier?: "province" | "city" | "county" | "base";
            /** @description 变动的原因 */
            reason?: string;
            /** Format: int64 */
            rev: number;
            startsOn: string;
            /** @description 空为聘用单位本身 */
            unionId: string;
        };
        EngagementView: {
            actions: string[];
            channel: string;
            cityId: string;
            contracts: components["schemas"]["Contract"][];
            countyId: string;
            /** Format: date-time */
            createdAt: string;
            endGround: string;
            endGroundText: string;
            endedOn: string;
            /** @description 正在办理的退出事项；只有聘用单位看得到 */
            exitId: string;
            id: string;
            interruptions: components["schemas"]["Interruption"][];
            managedPaper: string;
            note: string;
            onDuty: string;
            opening: boolean;
            personId: string;
            postTier: string;
            postUnionId: string;
            postUnionName: string;
            postings: components["schemas"]["PostingView"][];
            /** Format: int64 */
            rev: number;
            state: string;
            unionId: string;
            unionName: string;
        };
        Erasure: {
            ids: string[];
            reason: string;
        };
        ExitFileRemoveBody: {
            /** Format: int64 */
            rev: number;
        };
        ExplanationInputBody: {
            cityId: string;
            personId: string;
            /** @description 打开页面时已有的说明；其间别人改过的不覆盖 */
            was?: string;
            /** @description 空为撤销说明 */
            words: string;
            /** Format: int64 */
            year: number;
        };
        FactLine: {
            /** @description counter */
            actions: string[];
            /**
             * Format: int64
             * @description 同一文件登记的件数
             */
            attendees: number;
            batchId: string;
            byUnionName: string;
            completedOn: string;
            /** Format: date-time */
            counterAt?: string;
            counterBy: string;
            countered: boolean;
            /** Format: date-time */
            createdAt: string;
            createdName: string;
            doneOn: string;
            /** @description 空为没有上传文件；多人一份的签到表只给登记单位及其上级看 */
            fileName: string;
            id: string;
            number: string;
            period: string;
            reason: string;
            rule: string;
            title: string;
        };
        Feed: {
            active: boolean;
            /** Format: date-time */
            createdAt?: string;
            /** @description 只在新建时给出一次 */
            url: string;
        };
        Field: {
            field: string;
            message: string;
        };
        Figures: {
            /** Format: int64 */
            age35: number;
            /** Format: int64 */
            age45: number;
            /** Format: int64 */
            age55: number;
            /** Format: int64 */
            age60: number;
            /**
             * Format: int64
             * @description 在岗人数
             */
            all: number;
            /** Format: int64 */
            economist: number;
            /** Format: int64 */
            exempt: number;
            /**
             * Format: int64
             * @description 合同已到期仍在岗
             */
            expired: number;
            /** Format: int64 */
            labour: number;
            /** Format: int64 */
            law: number;
            /** Format: int64 */
            met: number;
            /**
             * Format: int64
             * @description 12个月内到不再续聘的年龄
             */
            near65: number;
            /** Format: int64 */
            notmet: number;
            /** Format: int64 */
            ontheway: number;
            /** Format: int64 */
            openended: number;
            /** Format: int64 */
            otherqual: number;
            /** Format: int64 */
            over65: number;
            /** Format: int64 */
            own: number;
            /**
             * Format: int64
             * @description 政府购买服务，单列
             */
            procured: number;
            /** Format: int64 */
            qualified: number;
            /** Format: int64 */
            relations: number;
            /** Format: int64 */
            service: number;
            /** Format: int64 */
            social: number;
            /** Format: int64 */
            socialwork: number;
            /** Format: int64 */
            uncontracted: number;
            /** Format: int64 */
            under35: number;
            /**
             * Format: int64
             * @description 超过提示天数仍未签字确认的服务记录；只有截至今日时统计
             */
            waiting: number;
            /** Format: int64 */
            within30: number;
            /** Format: int64 */
            within60: number;
            /** Format: int64 */
            within90: number;
        };
        FileInputBody: {
            cityId: string;
            /** @enum {string} */
            kind: "annual" | "supplement" | "correction";
            /** @description 超过期限的原因 */
            lateReason?: string;
            /** @description 更正的原因 */
            reason?: string;
            /** @description 所报送名单的摘要 */
            stamp: string;
            /** Format: int64 */
            year: number;
        };
        FiledLine: {
            dueOn: string;
            effectiveOn: string;
            /** @description 空为已不在您的管辖之内 */
            exitId: string;
            filedAt: string;
            filedName: string;
            groundText: string;
            /** Format: int64 */
            lateWorkdays: number;
            name: string;
            number: string;
            provisional: boolean;
            remark: string;
            unionName: string;
        };
        FiledRow: {
            awards: string;
            bars: boolean;
            /** @description 出生年月 */
            birth: string;
            channel: string;
            channelTitle: string;
            contractEnds: string;
            contractKind: string;
            contractStarts: string;
            education: string;
            endGround: string;
            endedOn: string;
            engagementId: string;
            filingId: string;
            formNumber: string;
            formerPost: string;
            hired: string;
            hiredTitle: string;
            idMasked: string;
            inPost: boolean;
            kindTitle: string;
            managedPaper: string;
            name: string;
            number: string;
            numbers: string;
            onDuty: string;
            openEnded: boolean;
            personId: string;
            phoneMasked: string;
            political: string;
            post: string;
            renewedOn: string;
            resume: string;
            rowId: string;
            salt: string;
            says: string[];
            /** Format: int64 */
            seq: number;
            sex: string;
            status: string;
            term: string;
            title: string;
            union: string;
            unionId: string;
            unit: string;
            unitCode: string;
            unitId: string;
        };
        Filing: {
            calendarVersion: string;
            /** @description 更正了什么 */
            changed: string;
            code: string;
            /** @description 更正的是哪一份，空为首次备案 */
            correctsId: string;
            dueOn: string;
            effectiveOn: string;
            exitId: string;
            /** Format: date-time */
            filedAt: string;
            filedName: string;
            ground: string;
            hash: string;
            id: string;
            /** @description 设区市（省）总工会本级的，自行记录 */
            internal: boolean;
            /** Format: int64 */
            lateWorkdays: number;
            number: string;
            /** @description 更正文件的名称、文号 */
            paper: string;
            policyVersion: string;
            provisional: boolean;
            /** @description 更正的原因 */
            reason: string;
            /** Format: int64 */
            registerSeq: number;
            /** Format: int64 */
            registerYear: number;
            /** @description 更正为解聘撤销，聘用恢复 */
            revoked: boolean;
            /** @description 内部要求，不计逾期 */
            soft: boolean;
            toUnionId: string;
            unionId: string;
        };
        FilingRegister: {
            lines: components["schemas"]["FiledLine"][];
            /** @description 页面只列前500行，导出有全部 */
            more: boolean;
            unionId: string;
            unionName: string;
            /** @description 可以查看哪些登记簿 */
            unions: components["schemas"]["RegisterUnion"][];
            /** Format: int64 */
            year: number;
        };
        Finding: {
            entryId?: string;
            fault: string;
            /** Format: int64 */
            leaf: number;
        };
        FindingCount: {
            code: string;
            /** Format: int64 */
            count: number;
            title: string;
            /** @enum {string} */
            weight: "bars" | "warns";
        };
        FindingInputBody: {
            /** @enum {string} */
            finding: "matches" | "doubt" | "";
            note?: string;
        };
        FlowView: {
            about: string;
            article: string;
            key: string;
            title: string;
            words: string[];
        };
        Foreseen: {
            /** @description 至多200件，全部的见导出 */
            lines: components["schemas"]["ForeseenLine"][];
            rules: components["schemas"]["ForeseenRule"][];
            /**
             * Format: int64
             * @description 已办结的，期限或者数值虽变，不受影响，不计入
             */
            settled: number;
            /** @description 推演的是什么 */
            title: string;
            total: components["schemas"]["Tallied"];
            /** @description 按行政区划代码排列 */
            units: components["schemas"]["ForeseenUnit"][];
            /** @description 只给总数：系统管理员不看业务数据 */
            whole: boolean;
        };
        ForeseenLine: {
            /** @description 推演后的状态 */
            after: string;
            /** @description 现在的状态 */
            before: string;
            dueAfter: string;
            dueBefore: string;
            /** @enum {string} */
            kind: "fresh" | "gone" | "late" | "eased" | "earlier" | "later" | "other";
            /** @description 空为新产生的 */
            lineId: string;
            period: string;
            /** @description 本单位的人员；上级不看姓名 */
            personName: string;
            rule: string;
            ruleTitle: string;
            unionId: string;
            unionName: string;
        };
        ForeseenRule: {
            /** Format: int64 */
            all: number;
            /**
             * Format: int64
             * @description 到期提前
             */
            earlier: number;
            /**
             * Format: int64
             * @description 不再逾期
             */
            eased: number;
            /**
             * Format: int64
             * @description 新产生
             */
            fresh: number;
            /**
             * Format: int64
             * @description 不再要求
             */
            gone: number;
            /**
             * Format: int64
             * @description 变为逾期
             */
            late: number;
            /**
             * Format: int64
             * @description 到期推后
             */
            later: number;
            /**
             * Format: int64
             * @description 数值或状态变化
             */
            other: number;
            rule: string;
            ruleTitle: string;
        };
        ForeseenUnit: {
            /** Format: int64 */
            all: number;
            /**
             * Format: int64
             * @description 到期提前
             */
            earlier: number;
            /**
             * Format: int64
             * @description 不再逾期
             */
            eased: number;
            /**
             * Format: int64
             * @description 新产生
             */
            fresh: number;
            /**
             * Format: int64
             * @description 不再要求
             */
            gone: number;
            /**
             * Format: int64
             * @description 变为逾期
             */
            late: number;
            /**
             * Format: int64
             * @description 到期推后
             */
            later: number;
            /**
             * Format: int64
             * @description 数值或状态变化
             */
            other: number;
            regionCode: string;
            unionId: string;
            unionName: string;
        };
        FormBeginInputBody: {
            /** @description 招聘公示期满的拟聘用人员：报名的编号，聘用单位以招聘公告为准 */
            candidateId?: string;
            /** @description 续聘：在岗人员的聘用 */
            engagementId?: string;
            /** @enum {string} */
            kind: "new" | "renewal";
            unionId: string;
        };
        FormCheck: {
            article: string;
            /**
             * @description 不符合时，不能上报还是不能审核同意；空为不阻止
             * @enum {string}
             */
            bars: "submit" | "approve" | "";
            /** @description 与哪一项有关 */
            field: string;
            key: string;
            /** @enum {string} */
            level: "ok" | "note" | "warn" | "stop";
            text: string;
            title: string;
        };
        FormColumn: {
            numeric: boolean;
            title: string;
            /** Format: double */
            width: number;
        };
        FormContentBody: {
            ageReason: string;
            awards: components["schemas"]["DatedLine"][];
            birth: string;
            /** @enum {string} */
            channel: "own" | "procured" | "social";
            /** @enum {string} */
            contractKind: "labour" | "service";
            education: string;
            endsOn: string;
            formerPost: string;
            gradeReason: string;
            /** @description 不传为不改 */
            idNumber?: string;
            managedPaper: string;
            /** @description 新聘；续聘的以花名册为准 */
            name: string;
            onDuty: string;
            openEnded: boolean;
            /** @description 不传为不改 */
            phone?: string;
            political: string;
            /** @description 定岗单位，空为聘用单位本身 */
            postUnionId: string;
            resume: components["schemas"]["DatedLine"][];
            /** Format: int64 */
            rev: number;
            /** @enum {string} */
            sex: "1" | "2" | "";
            startsOn: string;
            titleText: string;
        };
        FormFile: {
            ContentType: string;
            Filename: string;
            IsSet: boolean;
            /** Format: int64 */
            Size: number;
        };
        FormLine: {
            birth: string;
            channel: string;
            channelTitle: string;
            /** @description 已用于合同 */
            contracted: boolean;
            decidedName: string;
            decidedOn: string;
            decidedUnion: string;
            id: string;
            idMasked: string;
            /** @enum {string} */
            kind: "new" | "renewal";
            kindTitle: string;
            name: string;
            number: string;
            onDuty: string;
            opinion: string;
            /** @description 由上级勾选破例同意 */
            overridden: boolean;
            sex: string;
            /** @enum {string} */
            state: "draft" | "submitted" | "returned" | "approved" | "rejected" | "void";
            stateTitle: string;
            submittedOn: string;
            termText: string;
            unionId: string;
            unionName: string;
        };
        FormLists: {
            education: components["schemas"]["Item"][];
            political: components["schemas"]["Item"][];
            titles: components["schemas"]["Item"][];
        };
        FormOrigin: {
            noticeId: string;
            text: string;
            title: string;
        };
        FormOverrideBody: {
            /** @description 已到不再续聘的年龄（办法为65周岁）仍同意聘用 */
            age: boolean;
            /** @description 上年度不称职仍同意续聘 */
            grade: boolean;
            reason: string;
            /** Format: int64 */
            rev: number;
        };
        FormPage: {
            /** @description 可以为哪些聘用单位填写 */
            drafts: components["schemas"]["FormUnion"][];
            items: components["schemas"]["FormLine"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        FormPrintInputBody: {
            /** @enum {string} */
            format: "pdf" | "docx";
            ids: string[] | null;
            /** @description 在表外印编号和二维码 */
            marks: boolean;
            /** @description 印完整的证件号和移动电话：须有权限和理由，留有记录 */
            numbers: boolean;
            reason?: string;
        };
        FormRegister: {
            lines: components["schemas"]["FormLine"][];
            /** @description 页面只列前500行，导出有全部 */
            more: boolean;
            unionId: string;
            unionName: string;
            /** @description 可以查看哪些单位的登记簿 */
            unions: components["schemas"]["FormUnion"][];
            /** Format: int64 */
            year: number;
        };
        FormRevInputBody: {
            /** Format: int64 */
            rev: number;
        };
        FormRevealInputBody: {
            /** @enum {string} */
            field: "id" | "phone";
            /** @description 本人可以看到 */
            reason: string;
        };
        FormSubmitInputBody: {
            opinion?: string;
            /** Format: int64 */
            rev: number;
        };
        FormTable: {
            columns: components["schemas"]["FormColumn"][];
            rows: (string[] | null)[];
            title: string;
        };
        FormUnion: {
            id: string;
            name: string;
        };
        FormVerified: {
            approvedOn: string;
            hash: string;
            kindTitle: string;
            number: string;
            /** @description 只有姓氏 */
            person: string;
            /** @enum {string} */
            state: "genuine" | "altered" | "void";
            superior: string;
            unionName: string;
        };
        FormView: {
            /** @description edit、discard、submit、ask、override、void、scan、contract、reveal */
            actions: string[];
            ageReason: string;
            article: string;
            /** Format: date-time */
            askedAt?: string;
            awards: components["schemas"]["DatedLine"][];
            birth: string;
            candidateId: string;
            caseId: string;
            /** Format: date-time */
            changedAt: string;
            channel: string;
            channelTitle: string;
            /** @description 办结以后为空 */
            checks: components["schemas"]["FormCheck"][];
            contractId: string;
            contractKind: string;
            decidedName: string;
            decidedOn: string;
            /** @description 审核的上一级总工会 */
            decidedUnion: string;
            decidedUnionId: string;
            education: string;
            educationText: string;
            endsOn: string;
            engagementId: string;
            formerPost: string;
            frozenHash: string;
            gradeReason: string;
            id: string;
            idMasked: string;
            /** @enum {string} */
            kind: "new" | "renewal";
            kindTitle: string;
            /** @description 因聘用结束而作废，离岗登记撤销时恢复 */
            lapsed: boolean;
            managedPaper: string;
            name: string;
            /** @description 须上级勾选已到年龄仍同意聘用 */
            needsAge: boolean;
            /** @description 须上级勾选“上年度不称职仍同意续聘” */
            needsGrade: boolean;
            number: string;
            onDuty: string;
            openEnded: boolean;
            opinion: string;
            /** @description 从哪次招聘来，只给看得到的人 */
            origin?: components["schemas"]["FormOrigin"];
            overrideAge: boolean;
            overrideGrade: boolean;
            overrideName: string;
            overrideReason: string;
            personId: string;
            phoneMasked: string;
            photoUrl: string;
            political: string;
            politicalText: string;
            postTier: string;
            postUnionId: string;
            /** @description 定岗单位 */
            postUnionName: string;
            /** @description 到不再续聘的年龄的日期 */
            reaches65: string;
            resume: components["schemas"]["DatedLine"][];
            /**
             * Format: int64
             * @description 不再续聘的年龄，起始日期当天的政策；起始日期或证件号未填时为 0
             */
            retireAge: number;
            /** Format: int64 */
            rev: number;
            scanUrl: string;
            sex: string;
            sexText: string;
            startsOn: string;
            /** @enum {string} */
            state: "draft" | "submitted" | "returned" | "approved" | "rejected" | "void";
            stateTitle: string;
            /** Format: date-time */
            submittedAt?: string;
            submittedName: string;
            /** @description 上一级总工会 */
            superiorName: string;
            termText: string;
            title: string;
            titleCode: string;
            titleText: string;
            unionId: string;
            unionName: string;
            /** @description 打印件二维码的核验页 */
            verifyPath: string;
        };
        FormVoidInputBody: {
            reason: string;
            /** Format: int64 */
            rev: number;
        };
        FrozenItem: {
            content: components["schemas"]["FrozenView"];
            /** Format: date-time */
            frozenAt: string;
            hash: string;
            intact: boolean;
            /** Format: int64 */
            number: number;
        };
        FrozenView: {
            commissionNumber: string;
            commissionOn: string;
            /** @description 委托书扫描件的杂凑值，没有为空 */
            commissionScan: string;
            day: string;
            done: string;
            duties: ("D1" | "D2" | "D3" | "D4" | "D5" | "D6" | "D7")[];
            /** @description 职责（四）按职责（二）确认的原因 */
            dutiesNote: string;
            /** Format: date-time */
            frozenAt: string;
            instructor: string;
            /**
             * Format: int64
             * @description 第几次提交
             */
            number: number;
            outcome: string;
            participants: string;
            /** @enum {string} */
            place: "onsite" | "remote" | "indoor" | "";
            postUnion: string;
            servedName: string;
            union: string;
        };
        FrozenWarning: {
            code: string;
            /** Format: int64 */
            count: number;
            title: string;
        };
        FullExit: {
            /** @description edit、accept、ask、agree、agreePaper、decide、reopen、deliver、attach、detach、complete、file、revert、correct、void、resume、supplement、answer */
            actions: string[];
            /** @description 本人确认的最后在岗日 */
            agreedPerson: string;
            /** @description 聘用单位确认的最后在岗日 */
            agreedUnion: string;
            agreedUnionName: string;
            /** @description 收到本人申请的日期 */
            appliedOn: string;
            article: string;
            /**
             * Format: date-time
             * @description 告知本人陈述的时间
             */
            askedAt?: string;
            birth: string;
            /** @description 协商一致，不足30日 */
            byAgreement: boolean;
            /** @description 放假日历版本 */
            calendar: string;
            /** Format: date-time */
            changedAt: string;
            /** @description 备案以后为空 */
            checks: components["schemas"]["CheckedPoint"][];
            /** @description 备案的设区市总工会 */
            cityName: string;
            /** Format: date-time */
            completedAt?: string;
            completedName: string;
            consultOpinion: string;
            /** @description 对工会意见的研究和答复 */
            consultReply: string;
            consultUnion: string;
            /** @description 征求本单位工会意见的日期 */
            consultedOn: string;
            /** @description 空为无固定期限或者没有合同 */
            contractEnds: string;
            /** @enum {string} */
            contractKind: "labour" | "service" | "";
            /** Format: date-time */
            createdAt: string;
            createdName: string;
            decidedName: string;
            decidedOn: string;
            /** @description 已告知可以陈述，本人没有陈述 */
            declined: boolean;
            /** @description 决定文件的名称、文号 */
            document: string;
            /** @description 备案期限；空为不须备案，或者尚未决定 */
            dueOn: string;
            /** @description 按申请日期，最早的最后在岗日 */
            earliest: string;
            /** @description 最后在岗日 */
            effectiveOn: string;
            engagementId: string;
            /** @description 对提示的说明 */
            explanation: string;
            /** @description 不遵守工作纪律、不服从工作调度或违反法律法规政策规定的事实 */
            factDiscipline: string;
            /** @description 造成不良影响的事实 */
            factEffect: string;
            /** @description 损害工会形象的事实 */
            factImage: string;
            /** @description 情况说明 */
            facts: string;
            /** @description 备案时间（北京时间） */
            filedText: string;
            files: components["schemas"]["AttachedView"][];
            /** @description 现在的备案；更正过的，为最后一次更正 */
            filing?: components["schemas"]["Filing"];
            /** @description 首次备案和以后的更正，从早到晚 */
            filings: components["schemas"]["Filing"][];
            /** @enum {string} */
            ground: "" | "age" | "discipline" | "wish" | "failed" | "expired" | "transfer" | "death" | "retired" | "abolished" | "other";
            groundTitle: string;
            handover: components["schemas"]["Handed"][];
            id: string;
            idMasked: string;
            kindTitle: string;
            /** @description 劳动合同的法律依据 */
            legal: string;
            legalNote: string;
            legalTitle: string;
            legals: components["schemas"]["LegalChoice"][];
            name: string;
            needsReason: boolean;
            /** Format: int64 */
            noticeDays: number;
            onDuty: string;
            /** @description 系统点出的未了事项 */
            open: components["schemas"]["Counted"][];
            opinion: string;
            /** @enum {string} */
            origin: "desk" | "phone" | "paper";
            personId: string;
            /**
             * Format: date-time
             * @description 本人在系统中陈述（或者选择不陈述）的时间，空为没有；此后陈述只有本人能改
             */
            pleadedAt?: string;
            points: components["schemas"]["HandoverPoint"][];
            /** @description 到期年度的放假安排尚未导入 */
            provisional: boolean;
            /** @description 到不再续聘的年龄的日期 */
            reaches65: string;
            /**
             * Format: int64
             * @description 不再续聘的年龄
             */
            retireAge: number;
            /** Format: int64 */
            rev: number;
            revertReason: string;
            /**
             * Format: date-time
             * @description 最近一次撤回办结的时间
             */
            revertedAt?: string;
            revertedName: string;
            /** @enum {string} */
            servedHow: "" | "phone" | "signed" | "post" | "refused";
            servedNote: string;
            servedOn: string;
            servedTitle: string;
            sexText: string;
            /** @description 内部要求，不计逾期 */
            soft: boolean;
            /** @enum {string} */
            state: "applied" | "open" | "decided" | "completed" | "filed" | "withdrawn" | "void" | "revoked";
            stateTitle: string;
            /** @description 本人的陈述 */
            statement: string;
            statementOn: string;
            supplements: components["schemas"]["Supplement"][];
            /** @description 备案期限怎样算：自最后在岗日的次日起5个工作日内 */
            term: string;
            unionId: string;
            unionName: string;
            verifyPath: string;
            voidReason: string;
            wishReason: string;
            /** @description 本人希望的最后在岗日 */
            wishedOn: string;
        };
        GatewayBoard: {
            /** @description 消息里链接的开头；空为没有设置 XIEZHI_URL，消息里没有链接 */
            baseUrl: string;
            gateways: components["schemas"]["GatewayView"][];
            presets: components["schemas"]["GatewayPreset"][];
            topics: components["schemas"]["NoticeTopic"][];
        };
        GatewayHeader: {
            name: string;
            value: string;
        };
        GatewayInput: {
            enabled: boolean;
            /** Format: int64 */
            rev: number;
            /** @description 要改的密钥：password、key、secret；不写的保持不变，空为删除 */
            secrets?: {
                [key: string]: string;
            };
            settings: components["schemas"]["GatewaySettings"];
            topics: string[];
        };
        GatewayPreset: {
            channel: string;
            key: string;
            note: string;
            settings: components["schemas"]["GatewaySettings"];
            title: string;
        };
        GatewaySettings: {
            /** @description 命名字段按内容类型转义 */
            body: string;
            /** @enum {string} */
            bodyType: "" | "json" | "form" | "none";
            /** @description 发件地址 */
            from: string;
            fromName: string;
            headers: components["schemas"]["GatewayHeader"][];
            /** @description 邮件服务器 */
            host: string;
            /** @enum {string} */
            method: "" | "POST" | "PUT" | "GET";
            /** @description 答复（JSON）中表示成功的字段，如 errcode、Response.Code；空为不看 */
            okPath: string;
            /** @description 答复中应有的文字；空为不看 */
            okText: string;
            /** @description 该字段成功时的值 */
            okValue: string;
            /** Format: int64 */
            port: number;
            /**
             * @description 用 {{secret}} 计算 {{sign}} 的办法
             * @enum {string}
             */
            sign: "" | "dingtalk" | "feishu";
            /**
             * @description 加密方式
             * @enum {string}
             */
            tls: "" | "tls" | "starttls" | "none";
            /** @description 可用命名字段；主机名里不能用 */
            url: string;
            /** @description 登录名，空为不登录 */
            user: string;
        };
        GatewayTestInputBody: {
            /** @description 您自己的邮箱、手机号码或账号；不保存 */
            to: string;
        };
        GatewayTested: {
            ok: boolean;
            /** @description 对方的答复，用文字说明 */
            says: string;
        };
        GatewayView: {
            /** Format: date-time */
            changedAt?: string;
            changedName: string;
            /** @enum {string} */
            channel: "mail" | "sms" | "chat";
            enabled: boolean;
            /**
             * Format: int64
             * @description 连续几次没有发出
             */
            failures: number;
            /** @description 最近一次没有发出的原因 */
            lastFailure: string;
            /**
             * Format: date-time
             * @description 没有发出后暂停到何时再试
             */
            restUntil?: string;
            /**
             * Format: int64
             * @description 0 为还没有设置
             */
            rev: number;
            /** @description 可以设的密钥 */
            secrets: string[];
            /** @description 已经设了的；内容不再给出 */
            secretsSet: string[];
            settings: components["schemas"]["GatewaySettings"];
            title: string;
            /** @description 允许个人用这个渠道接收的类别 */
            topics: string[];
        };
        GivenScore: {
            assessorId: string;
            /** @description 该评委声明回避，不打分 */
            conflict?: boolean;
            /** @enum {string} */
            part: "written" | "interview";
            /**
             * Format: int64
             * @description 百分之一分；空为未打分
             */
            points?: number | null;
        };
        Glance: {
            /** Format: date-time */
            at: string;
            /** @description 单位和岗位 */
            by: string;
            reason: string;
            what: string;
        };
        GradeCounterInputBody: {
            /** @description 更正的理由 */
            reason: string;
        };
        GradeEntry: {
            /** @description 考核结果确定的日期 */
            decidedOn: string;
            /** @description 考核文件的名称、文号 */
            document: string;
            engagementId: string;
            /** @enum {string} */
            grade: "excellent" | "competent" | "basic" | "failed";
            /** Format: int64 */
            year: number;
        };
        GradeLine: {
            /** @description 更正人和理由 */
            counterBy: string;
            countered: boolean;
            countersId: string;
            /** Format: date-time */
            createdAt: string;
            createdName: string;
            decidedOn: string;
            document: string;
            engagementId: string;
            /** @enum {string} */
            grade: "" | "excellent" | "competent" | "basic" | "failed";
            gradeTitle: string;
            id: string;
            personId: string;
            reason: string;
            /** Format: int64 */
            rev: number;
            /** @description 考核文件的扫描件，空为没有 */
            scanUrl: string;
            /** Format: int64 */
            year: number;
        };
        GrantInput: {
            /** @description 空为今天 */
            from?: string;
            role: string;
            /** Format: uuid */
            unionId: string;
            /** @description 末日；空为长期 */
            until?: string;
        };
        GrantRow: {
            /** @description end、handover */
            actions: string[];
            /** Format: date-time */
            endedAt?: string;
            from: string;
            grantId: string;
            role: string;
            roleName: string;
            /** @enum {string} */
            state: "running" | "coming" | "over" | "ended";
            tier: string;
            unionId: string;
            unionName: string;
            /** @description 末日；空为长期 */
            until: string;
        };
        Handed: {
            done: boolean;
            key: string;
            /** @description 没有这一项 */
            none: boolean;
            /** @description 交给谁、怎样处理 */
            note: string;
        };
        HandedOver: {
            /** @description 新开账号的一次性密码条，只在本次回复中出现 */
            slip?: components["schemas"]["Slip"];
            waiting: components["schemas"]["Waiting"][];
        };
        HandleInputBody: {
            result: string;
            /** Format: int64 */
            rev: number;
            /** @description 异议成立 */
            upheld: boolean;
        };
        HandoverInput: {
            /** @description 空为今天 */
            from?: string;
            /** @description 新开账号：登录名，空则按姓名拼音加数字生成 */
            login?: string;
            /** @description 新开账号：接任人姓名 */
            name?: string;
            /** Format: int64 */
            rev: number;
            /**
             * Format: uuid
             * @description 接任人的账号；空为新开账号
             */
            toAccountId?: string;
            /** @description 末日；空为长期 */
            until?: string;
        };
        HandoverPoint: {
            done: boolean;
            key: string;
            /** @description 没有这一项 */
            none: boolean;
            /** @description 交给谁、怎样处理 */
            note: string;
            title: string;
        };
        Head: {
            /**
             * Format: int64
             * @description 截至日周岁
             */
            age: number;
            channel: string;
            /**
             * Format: int64
             * @description 本年度已确认天数；只在可见个人天数时给出
             */
            days?: number;
            /** @description 聘用关系 */
            id: string;
            /** @description 合同类型，空为未登记 */
            kind: string;
            name: string;
            onDuty: string;
            openEnded: boolean;
            personId: string;
            sex: string;
            unionId: string;
            /** @description 当日的名称 */
            unionName: string;
            /** @description 合同到期日，空为未登记 */
            until: string;
            /** Format: int64 */
            want?: number;
        };
        HeadPage: {
            /**
             * Format: int64
             * @description 当日在管辖范围内、现在不归本单位的人数，只在第一页给出
             */
            hidden: number;
            items: components["schemas"]["HeadRow"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        HeadRow: {
            birth: string;
            channel: string;
            contractFrom: string;
            contractKind: string;
            contractTo: string;
            education: string;
            endedOn: string;
            id: string;
            idMasked: string;
            managedPaper: string;
            name: string;
            onDuty: string;
            openEnded: boolean;
            opening: boolean;
            personId: string;
            phoneMasked: string;
            political: string;
            postUnion: string;
            sex: string;
            state: string;
            titleText: string;
            unionId: string;
            unionName: string;
        };
        Headroom: {
            /** @description 该年度已有核定数 */
            approved: boolean;
            /** Format: int64 */
            authorised: number;
            /** @description 员额所在单位 */
            holderId: string;
            holderName: string;
            /** @description 自这一天起有空额，空为年内没有 */
            next: string;
            /** Format: int64 */
            occupied: number;
            ok: boolean;
            /** @description 余额最少的一天 */
            on: string;
            reasons: string[];
            /** @description 本单位在岗人员续聘，不另占员额 */
            renewal: boolean;
            /** Format: int64 */
            reserved: number;
            warnings: string[];
            /** Format: int64 */
            year: number;
        };
        Heads: {
            /** Format: int64 */
            hidden: number;
            items: components["schemas"]["Head"][];
            next: string;
            prev: string;
            title: string;
            total: components["schemas"]["Total"];
        };
        HeadsImport: {
            actions: string[];
            asOf: string;
            choices: {
                [key: string]: components["schemas"]["UnionChoice"];
            };
            /** @description 用户指定的：字段 → 列号，0 为没有这一列 */
            columns: {
                [key: string]: number;
            };
            counts: components["schemas"]["OutcomeCounts"];
            fileName: string;
            id: string;
            layout: components["schemas"]["Layout"];
            result: components["schemas"]["HeadsImported"];
            /** Format: int64 */
            rev: number;
            state: string;
            unionId: string;
            unionName: string;
            unions: components["schemas"]["UnionMatch"][];
        };
        HeadsImportRow: {
            contractEnd: string;
            contractStart: string;
            findings: components["schemas"]["RowFinding"][];
            idMasked: string;
            name: string;
            onDuty: string;
            openEnded: boolean;
            outcome: string;
            /** Format: int64 */
            row: number;
            union: string;
        };
        HeadsImported: {
            /** Format: int64 */
            already: number;
            /** Format: int64 */
            engagements: number;
            /** Format: int64 */
            left: number;
            /** Format: int64 */
            persons: number;
            /** Format: int64 */
            unions: number;
        };
        HealthReply: {
            /** @enum {string} */
            status: "ok";
            version: string;
        };
        Holder: {
            accountId: string;
            from: string;
            grantId: string;
            name: string;
            until: string;
        };
        Holders: {
            holders: components["schemas"]["Holder"][];
            role: string;
            roleName: string;
            waiting: components["schemas"]["Waiting"][];
        };
        Holding: {
            /** @description 依据 */
            basis: string;
            /**
             * Format: int64
             * @description 多少条
             */
            count: number;
            deskPath: string;
            /** @description 保存多久 */
            kept: string;
            key: string;
            phonePath: string;
            /** @description 用来做什么 */
            purpose: string;
            /** @description 谁看得到 */
            readers: string;
            title: string;
        };
        House: {
            body: string;
            /** @description 空为没有上传文件 */
            fileName: string;
            id: string;
            inForceOn: string;
            /** Format: date-time */
            publishedAt: string;
            publishedName: string;
            title: string;
            unionId: string;
            /** Format: int64 */
            version: number;
        };
        HouseBoard: {
            /** @description publish */
            actions: string[];
            /** @description 空为没有聘用单位 */
            unionId: string;
            unionName: string;
            versions: components["schemas"]["HouseVersion"][];
        };
        HouseReader: {
            /**
             * Format: date-time
             * @description 空为尚未阅知
             */
            ackedAt?: string;
            name: string;
        };
        HouseVersion: {
            /**
             * Format: int64
             * @description 已阅知人数，只给聘用单位
             */
            acked: number;
            /**
             * Format: date-time
             * @description 本人已阅知的时间
             */
            ackedAt?: string;
            /** @description acknowledge、people */
            actions: string[];
            body: string;
            /** @description 尚未施行 */
            coming: boolean;
            /** @description 现行 */
            current: boolean;
            /** @description 空为没有上传文件 */
            fileName: string;
            id: string;
            inForceOn: string;
            /**
             * Format: int64
             * @description 应阅知人数，只给聘用单位
             */
            of: number;
            /** Format: date-time */
            publishedAt: string;
            publishedName: string;
            title: string;
            unionId: string;
            /** Format: int64 */
            version: number;
        };
        InspectInputBody: {
            reason: string;
            /** Format: uuid */
            unionId: string;
        };
        Inspection: {
            accountName: string;
            id: string;
            /** Format: date-time */
            openedAt: string;
            reason: string;
            /** @enum {string} */
            tier: "province" | "city" | "county" | "base";
            unionId: string;
            unionName: string;
            until: string;
        };
        InterpretationChoice: {
            article: string;
            blank?: boolean;
            default: string;
            example?: string;
            key: string;
            kind: string;
            /** Format: int64 */
            max?: number;
            /** Format: int64 */
            min?: number;
            /** @description 适用之日的现行数值 */
            now: string;
            /** @description 现行数值，写成文字 */
            nowText: string;
            options?: string[] | null;
            reading: boolean;
            setter: string;
            stricter?: string;
            title: string;
            unit?: string;
        };
        InterpretationContent: {
            answer: string;
            /** @description 条款，如第十条第（二）项 */
            article: string;
            /** @description 发文字号，可空 */
            document: string;
            /** @description 从哪天起适用 */
            from: string;
            keys: components["schemas"]["InterpretationKey"][];
            question: string;
            /** @description 所答复的问题，可空 */
            questionId: string;
            /** @description 所替换的解释，可空 */
            replacesId: string;
            /** @description 要旨 */
            title: string;
        };
        InterpretationEditInputBody: {
            answer: string;
            /** @description 条款，如第十条第（二）项 */
            article: string;
            /** @description 发文字号，可空 */
            document: string;
            /** @description 从哪天起适用 */
            from: string;
            keys: components["schemas"]["InterpretationKey"][];
            question: string;
            /** @description 所答复的问题，可空 */
            questionId: string;
            /** @description 所替换的解释，可空 */
            replacesId: string;
            /** Format: int64 */
            rev: number;
            /** @description 要旨 */
            title: string;
        };
        InterpretationKey: {
            key: string;
            /** @description 改为何值，没有为不改 */
            value?: string;
        };
        InterpretationKeyView: {
            article: string;
            /** @description 此前 */
            before: string;
            key: string;
            /** @description 改为，空为不改 */
            text: string;
            title: string;
            /** @description 改为何值，没有为不改 */
            value?: string;
        };
        InterpretationLine: {
            /** @description 所解释的参数 */
            about: string[];
            answer: string;
            article: string;
            /** @description 改变的数值 */
            changes: string[];
            /** Format: date-time */
            createdAt: string;
            createdName: string;
            /** @description 发文字号，可空 */
            document: string;
            from: string;
            id: string;
            /** @description 今天适用 */
            inForce: boolean;
            /** @description 解释〔年〕n号，发布时编 */
            number: string;
            publishedName: string;
            publishedOn: string;
            question: string;
            questionId: string;
            /** @description 撤回的原因 */
            reason: string;
            replacesId: string;
            /** Format: int64 */
            rev: number;
            /** @enum {string} */
            state: "draft" | "published" | "replaced" | "withdrawn";
            stateTitle: string;
            title: string;
            until: string;
            withdrawnOn: string;
        };
        InterpretationView: {
            /** @description 所解释的参数 */
            about: string[];
            /** @description edit,discard,publish,replace,withdraw,print */
            actions: string[];
            answer: string;
            article: string;
            /** @description 所答复的问题，能看到的人才有 */
            asked?: components["schemas"]["QuestionLine"];
            /** @description 改变的数值 */
            changes: string[];
            /** @description 可以涉及的参数（起草时） */
            choices: components["schemas"]["InterpretationChoice"][];
            /** Format: date-time */
            createdAt: string;
            createdName: string;
            /** @description 发文字号，可空 */
            document: string;
            from: string;
            id: string;
            /** @description 今天适用 */
            inForce: boolean;
            keys: components["schemas"]["InterpretationKeyView"][];
            /** @description 解释〔年〕n号，发布时编 */
            number: string;
            publishedName: string;
            publishedOn: string;
            question: string;
            questionId: string;
            /** @description 撤回的原因 */
            reason: string;
            replacedBy?: components["schemas"]["InterpretationLine"];
            replaces?: components["schemas"]["InterpretationLine"];
            replacesId: string;
            /** Format: int64 */
            rev: number;
            /** @enum {string} */
            state: "draft" | "published" | "replaced" | "withdrawn";
            stateTitle: string;
            title: string;
            until: string;
            withdrawnOn: string;
        };
        Interruption: {
            endsOn: string;
            id: string;
            kind: string;
            startsOn: string;
        };
        InviteInputBody: {
            /**
             * @description 二维码几分钟有效，链接几天有效
             * @enum {string}
             */
            kind: "qr" | "link";
        };
        Invited: {
            /** Format: date-time */
            expiresAt: string;
            /** @enum {string} */
            kind: "qr" | "link";
            /** @description 演示系统中到哪里看 */
            note: string;
            /** @description SVG */
            qr: string;
            /** @description 链接同时发往的电话，隐去中间各位；空为没有 */
            sentTo: string;
            token: string;
            url: string;
        };
        Item: {
            code: string;
            label: string;
            short: string;
        };
        JobReceipt: {
            /** @description correct、attach、withdraw */
            actions: string[];
            applyUntil: string;
            consentAt: string;
            contactName: string;
            content: components["schemas"]["ApplicationContent"];
            educationText: string;
            /** @description 未聘用的，材料清除日期；空为招聘尚未办结 */
            eraseOn: string;
            files: components["schemas"]["RecruitFile"][];
            idMasked: string;
            /** @description 本人成绩和名次，公示后可见 */
            marks?: components["schemas"]["Marks"];
            noticeId: string;
            noticeTitle: string;
            officePhone: string;
            phoneMasked: string;
            /**
             * Format: int64
             * @description 同一岗位有名次的人数，0 为没有名次
             */
            placeOf: number;
            politicalText: string;
            postTitle: string;
            posts: components["schemas"]["NoticePost"][];
            privacy: components["schemas"]["PrivacyNotice"];
            /** @description 空为尚未公示 */
            publicityFrom: string;
            /** @description 公示截止日暂定：次年放假安排尚未公布 */
            publicityProvisional: boolean;
            publicityUntil: string;
            /** @description 资格审核未通过、没有选上或取消的理由 */
            reason: string;
            /** Format: int64 */
            rev: number;
            sentAt: string;
            /** @enum {string} */
            state: "received" | "eligible" | "ineligible" | "proposed" | "chosen" | "hired" | "declined" | "passed" | "cancelled";
            unionName: string;
            words: string;
        };
        JobReply: {
            /** @description 后台任务编号 */
            id: string;
        };
        JobView: {
            actions: string[];
            /** Format: int64 */
            attempt: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            endedAt?: string;
            id: string;
            kind: string;
            lastError: string;
            /** Format: int64 */
            progressDone: number;
            progressNote: string;
            /** Format: int64 */
            progressTotal: number;
            /** Format: date-time */
            runAt: string;
            state: string;
            title: string;
        };
        JudgeInputBody: {
            checks: components["schemas"]["CheckInput"][];
            /** @description 不通过的理由，报名人可见 */
            reason?: string;
            /** Format: int64 */
            rev: number;
            /**
             * @description 空为暂不下结论
             * @enum {string}
             */
            verdict: "" | "eligible" | "ineligible";
        };
        Key: {
            /** Format: date-time */
            createdAt: string;
            fingerprint: string;
            id: string;
            madeName: string;
            publicPem: string;
            /** Format: date-time */
            retiredAt?: string;
            unionId: string;
        };
        KeyInputBody: {
            unionId: string;
        };
        KeyLine: {
            /** Format: date-time */
            createdAt: string;
            fingerprint: string;
            id: string;
            madeName: string;
            /** @description 私钥在本系统 */
            mine: boolean;
            publicPem: string;
            /** Format: date-time */
            retiredAt?: string;
            unionId: string;
            unionName: string;
        };
        LaidOverlay: {
            actions: string[];
            /** @description local_rule:编号 或 interpretation:编号；house 为聘用单位规定；空为单独作出 */
            basis: string;
            /** Format: date-time */
            createdAt: string;
            document: string;
            from: string;
            id: string;
            key: string;
            /** Format: int64 */
            rev: number;
            text: string;
            title: string;
            unionId: string;
            unionName: string;
            unit: string;
            until: string;
            value: string;
        };
        Layout: {
            columns: components["schemas"]["LayoutColumn"][];
            /** @description 可以指定的字段 */
            fields: components["schemas"]["LayoutField"][];
            /** Format: int64 */
            headingBottom: number;
            /** Format: int64 */
            headingTop: number;
            /** @description 必需而没有找到的列 */
            missing: string[];
            notes: string[];
            sheet: string;
            /** @description 可以选读的工作表 */
            sheets: string[];
            /** @description 不是数据的行，最多 500 行 */
            skipped: components["schemas"]["LayoutSkip"][];
            /** @description 没有认出的列 */
            unknown: components["schemas"]["LayoutColumn"][];
        };
        LayoutColumn: {
            /** Format: int64 */
            column: number;
            heading: string;
            key: string;
            letters: string;
            /** @description 否：只凭列名的一部分认出，请核对 */
            sure: boolean;
            title: string;
        };
        LayoutField: {
            key: string;
            required: boolean;
            title: string;
        };
        LayoutSkip: {
            /** Format: int64 */
            row: number;
            text: string;
            why: string;
        };
        Leaver: {
            article: string;
            engagementId: string;
            /** @enum {string} */
            ground: "age" | "failed" | "expired";
            groundTitle: string;
            name: string;
            /** @description 由您所在的单位办理 */
            own: boolean;
            personId: string;
            unionName: string;
            why: string;
        };
        LedgerEntry: {
            /** @description record、urge、waive、lift */
            actions: string[];
            article: string;
            articleTitle: string;
            /** @description 现行日历的版本 */
            calendarInForce: string;
            calendarVersion: string;
            /** Format: date-time */
            changedAt: string;
            cityId: string;
            countyId: string;
            /** Format: date-time */
            createdAt: string;
            demand: components["schemas"]["Demand"];
            dueOn: string;
            /** Format: int64 */
            have: number;
            history: components["schemas"]["LedgerStep"][];
            id: string;
            /** @description 该日规定的版本 */
            inForce: string;
            metOn: string;
            /** @description 期限和补齐凭据的日子都已过去 */
            overdue: boolean;
            period: string;
            personId: string;
            personName: string;
            policyVersion: string;
            proof: string;
            provisional: boolean;
            /** Format: int64 */
            rev: number;
            rule: string;
            ruleTitle: string;
            /** @description 按哪一天的规定判定 */
            rulesOf: string;
            /** @description 在此日之前补齐凭据的仍按时；空为到期日 */
            settlesOn: string;
            /** @description 内部时限，不计逾期 */
            soft: boolean;
            /** @description 数值的来历 */
            sources: components["schemas"]["Source"][];
            startsOn: string;
            /** @enum {string} */
            state: "open" | "paused" | "met" | "late" | "waived" | "void";
            subject: string;
            /**
             * @description 只对进行中的有意义
             * @enum {string}
             */
            tone: "late" | "soon" | "calm";
            unionId: string;
            unionName: string;
            unit: string;
            urges: components["schemas"]["UrgeLine"][];
            /** @description 判定时适用的数值 */
            value: string;
            /** @enum {string} */
            valueKind: "" | "int" | "bool" | "enum" | "month_day" | "day";
            waivers: components["schemas"]["WaiverLine"][];
            /** Format: int64 */
            want: number;
            /**
             * Format: int64
             * @description 距到期还有几个工作日，已过为负
             */
            workdays: number;
        };
        LedgerLine: {
            article: string;
            articleTitle: string;
            calendarVersion: string;
            /** Format: date-time */
            changedAt: string;
            cityId: string;
            countyId: string;
            /** Format: date-time */
            createdAt: string;
            dueOn: string;
            /** Format: int64 */
            have: number;
            id: string;
            metOn: string;
            /** @description 期限和补齐凭据的日子都已过去 */
            overdue: boolean;
            period: string;
            personId: string;
            personName: string;
            policyVersion: string;
            proof: string;
            provisional: boolean;
            /** Format: int64 */
            rev: number;
            rule: string;
            ruleTitle: string;
            /** @description 在此日之前补齐凭据的仍按时；空为到期日 */
            settlesOn: string;
            /** @description 内部时限，不计逾期 */
            soft: boolean;
            startsOn: string;
            /** @enum {string} */
            state: "open" | "paused" | "met" | "late" | "waived" | "void";
            subject: string;
            /**
             * @description 只对进行中的有意义
             * @enum {string}
             */
            tone: "late" | "soon" | "calm";
            unionId: string;
            unionName: string;
            /** Format: int64 */
            want: number;
            /**
             * Format: int64
             * @description 距到期还有几个工作日，已过为负
             */
            workdays: number;
        };
        LedgerStep: {
            /** @enum {string} */
            act: "open" | "paused" | "met" | "late" | "waived" | "void" | "reopen" | "resume" | "recompute" | "lift";
            /** Format: date-time */
            at: string;
            calendarVersion: string;
            dueOn: string;
            policyVersion: string;
            /** @enum {string} */
            state: "open" | "paused" | "met" | "late" | "waived" | "void";
        };
        LedgerUnit: {
            /** @description urge */
            actions: string[];
            /** Format: int64 */
            late: number;
            /** Format: int64 */
            met: number;
            /** Format: int64 */
            open: number;
            /** Format: int64 */
            overdue: number;
            regionCode: string;
            /**
             * Format: int64
             * @description 其中临期的：十个工作日之内到期，或者已过内部时限
             */
            soon: number;
            unionId: string;
            unionName: string;
            /**
             * Format: int64
             * @description 进行中的事项里催办过的件数
             */
            urged: number;
            /** Format: int64 */
            void: number;
            /** Format: int64 */
            waived: number;
        };
        LegalChoice: {
            /** @description 法律要求做到的 */
            asks: string;
            key: string;
            title: string;
        };
        ListApplicationLine: {
            items: components["schemas"]["ApplicationLine"][];
        };
        ListBatchResult: {
            items: components["schemas"]["BatchResult"][];
        };
        ListCatalogueEntry: {
            items: components["schemas"]["CatalogueEntry"][];
        };
        ListColleague: {
            items: components["schemas"]["Colleague"][];
        };
        ListConcernView: {
            items: components["schemas"]["ConcernView"][];
        };
        ListCorrectionAsk: {
            items: components["schemas"]["CorrectionAsk"][];
        };
        ListDemand: {
            items: components["schemas"]["Demand"][];
        };
        ListFactLine: {
            items: components["schemas"]["FactLine"][];
        };
        ListFiledRow: {
            items: components["schemas"]["FiledRow"][];
        };
        ListFlowView: {
            items: components["schemas"]["FlowView"][];
        };
        ListGlance: {
            items: components["schemas"]["Glance"][];
        };
        ListHolders: {
            items: components["schemas"]["Holders"][];
        };
        ListHouseReader: {
            items: components["schemas"]["HouseReader"][];
        };
        ListKeyLine: {
            items: components["schemas"]["KeyLine"][];
        };
        ListLeaver: {
            items: components["schemas"]["Leaver"][];
        };
        ListOpeningUnion: {
            items: components["schemas"]["OpeningUnion"][];
        };
        ListPersonChoice: {
            items: components["schemas"]["PersonChoice"][];
        };
        ListPlaceNode: {
            items: components["schemas"]["PlaceNode"][];
        };
        ListProposed: {
            items: components["schemas"]["Proposed"][];
        };
        ListPublicLine: {
            items: components["schemas"]["PublicLine"][];
        };
        ListRecruitUnion: {
            items: components["schemas"]["RecruitUnion"][];
        };
        ListReturnRow: {
            items: components["schemas"]["ReturnRow"][];
        };
        ListRoleName: {
            items: components["schemas"]["RoleName"][];
        };
        ListRuleNote: {
            items: components["schemas"]["RuleNote"][];
        };
        ListSubstituteView: {
            items: components["schemas"]["SubstituteView"][];
        };
        ListedExit: {
            appliedOn: string;
            article: string;
            /** @description 备案期限；空为不须备案或者尚未决定 */
            dueOn: string;
            effectiveOn: string;
            filedAt: string;
            ground: string;
            groundTitle: string;
            id: string;
            /** @description 已过期限尚未备案，或者逾期备案 */
            late: boolean;
            name: string;
            number: string;
            provisional: boolean;
            soft: boolean;
            /** @enum {string} */
            state: "applied" | "open" | "decided" | "completed" | "filed" | "withdrawn" | "void" | "revoked";
            stateTitle: string;
            unionName: string;
        };
        LocalBoard: {
            /**
             * Format: int64
             * @description 设区市总数
             */
            all: number;
            cities: components["schemas"]["LocalCity"][];
            /**
             * Format: int64
             * @description 已报备的设区市
             */
            filed: number;
            /** @description 列出全省 */
            whole: boolean;
        };
        LocalChoice: {
            /** @description 上级数值由谁、以哪份文件规定，空为《办法》 */
            aboveFrom: string;
            /** @description 上级现行的数值，不能比它宽 */
            aboveText: string;
            article: string;
            blank?: boolean;
            default: string;
            example?: string;
            key: string;
            kind: string;
            /** Format: int64 */
            max?: number;
            /** Format: int64 */
            min?: number;
            /** @description 该市现行的数值，从它写起 */
            now: string;
            options?: string[] | null;
            reading: boolean;
            setter: string;
            stricter?: string;
            title: string;
            unit?: string;
        };
        LocalCity: {
            /** @description draft */
            actions: string[];
            /** @description 待施行的版本 */
            coming?: components["schemas"]["LocalLine"];
            /** @description 草稿，只有该市看得到 */
            draft?: components["schemas"]["LocalLine"];
            /** @description 首次报备日期，空为尚未报备 */
            firstFiled: string;
            /** @description 现行的版本 */
            inForce?: components["schemas"]["LocalLine"];
            regionCode: string;
            unionId: string;
            unionName: string;
            /**
             * Format: int64
             * @description 报备过的版本数
             */
            versions: number;
        };
        LocalEditInputBody: {
            /** @description 文号 */
            document: string;
            /** @description 施行日期 */
            from: string;
            /** @description 印发日期 */
            issuedOn: string;
            /** Format: int64 */
            rev: number;
            /** @description 其他规定的摘要，可不填 */
            summary: string;
            /** @description 文件名称 */
            title: string;
            /** @description 更严的数值 */
            values: components["schemas"]["LocalValue"][];
        };
        LocalFileView: {
            hash: string;
            name: string;
            /** Format: int64 */
            size: number;
        };
        LocalInputBody: {
            /** @description 文号 */
            document: string;
            /** @description 施行日期 */
            from: string;
            /** @description 印发日期 */
            issuedOn: string;
            /** @description 其他规定的摘要，可不填 */
            summary: string;
            /** @description 文件名称 */
            title: string;
            unionId: string;
            /** @description 更严的数值 */
            values: components["schemas"]["LocalValue"][];
        };
        LocalLine: {
            /** Format: date-time */
            createdAt: string;
            createdName: string;
            document: string;
            /** @enum {string} */
            endedBy: "" | "replaced" | "repealed";
            /** Format: date-time */
            filedAt?: string;
            filedName: string;
            filedOn: string;
            from: string;
            /** @description 报备内容的 SHA-256 */
            hash: string;
            id: string;
            issuedOn: string;
            /** @description 报备回执编号 */
            receipt: string;
            replacesId: string;
            /** Format: int64 */
            rev: number;
            /** @enum {string} */
            standing: "draft" | "coming" | "in_force" | "ended";
            /** @enum {string} */
            state: "draft" | "filed" | "returned" | "noted";
            stateTitle: string;
            /**
             * Format: int64
             * @description 规定了几项数值
             */
            stricter: number;
            summary: string;
            title: string;
            unionId: string;
            /** @description 最后一天，空为现行 */
            until: string;
        };
        LocalStep: {
            /** Format: date-time */
            at: string;
            byName: string;
            id: string;
            /** @enum {string} */
            kind: "filed" | "noted" | "returned" | "answered" | "ended";
            words: string;
        };
        LocalValue: {
            key: string;
            value: string;
        };
        LocalValueView: {
            /** @description 上级规定 */
            above: string;
            article: string;
            key: string;
            text: string;
            title: string;
            value: string;
        };
        LocalView: {
            /** @description edit,file,discard,note,return,answer,repeal,print */
            actions: string[];
            /** @description 数值在系统内从哪天起适用 */
            applies: string;
            /** @description 可以规定的项目（起草时） */
            choices: components["schemas"]["LocalChoice"][];
            /** Format: date-time */
            createdAt: string;
            createdName: string;
            document: string;
            /** @enum {string} */
            endedBy: "" | "replaced" | "repealed";
            file?: components["schemas"]["LocalFileView"];
            /** Format: date-time */
            filedAt?: string;
            filedName: string;
            filedOn: string;
            from: string;
            /** @description 报备内容的 SHA-256 */
            hash: string;
            id: string;
            issuedOn: string;
            /** @description 该市的其他版本 */
            others: components["schemas"]["LocalLine"][];
            /** @description 报备回执编号 */
            receipt: string;
            replacesId: string;
            /** Format: int64 */
            rev: number;
            /** @enum {string} */
            standing: "draft" | "coming" | "in_force" | "ended";
            /** @enum {string} */
            state: "draft" | "filed" | "returned" | "noted";
            stateTitle: string;
            steps: components["schemas"]["LocalStep"][];
            /**
             * Format: int64
             * @description 规定了几项数值
             */
            stricter: number;
            summary: string;
            title: string;
            unionId: string;
            unionName: string;
            /** @description 最后一天，空为现行 */
            until: string;
            values: components["schemas"]["LocalValueView"][];
        };
        Login: {
            /**
             * @description desk 闲置 30 分钟、最长 12 小时；phone 闲置 7 天、最长 30 天
             * @default desk
             * @enum {string}
             */
            device: "desk" | "phone";
            /** @description 登录名 */
            login: string;
            /** @description 密码 */
            password: string;
        };
        Look: {
            at: string;
            by: string;
            id: string;
            reason: string;
            what: string;
        };
        MarkedDay: {
            date: string;
            /** @enum {string} */
            kind: "off" | "made";
        };
        Marks: {
            /**
             * Format: int64
             * @description 面试平均，百分之一分
             */
            interview: number | null;
            /**
             * Format: int64
             * @description 同一岗位中的次序，0 为没有总成绩
             */
            place: number;
            /** @description 并列，尚未决定次序 */
            tied: boolean;
            /**
             * Format: int64
             * @description 总成绩，百分之一分
             */
            total: number | null;
            /**
             * Format: int64
             * @description 笔试平均，百分之一分
             */
            written: number | null;
        };
        Matrix: {
            grants: components["schemas"]["MatrixGrant"][];
            permissions: components["schemas"]["MatrixPermission"][];
            tiers: components["schemas"]["MatrixTier"][];
        };
        MatrixGrant: {
            gives: components["schemas"]["RoleName"][];
            role: components["schemas"]["RoleName"];
        };
        MatrixPermission: {
            meaning: string;
            permission: string;
            title: string;
        };
        MatrixTier: {
            roles: components["schemas"]["RoleName"][];
            rows: (string[] | null)[];
            tier: string;
            title: string;
        };
        MonthDay: {
            /** @description 已计为一天 */
            counted: boolean;
            day: string;
            entries: components["schemas"]["VisitEntry"][];
            /** @description 工作日 */
            work: boolean;
        };
        MyData: {
            /** @description 可以申请更正的项目 */
            fields: components["schemas"]["CorrectionField"][];
            holdings: components["schemas"]["Holding"][];
            name: string;
            /** @description 有人员记录，可以申请更正 */
            person: boolean;
        };
        NewOverlay: {
            /** @description 作出规定的文件名称或文号 */
            document: string;
            from: string;
            key: string;
            unionId: string;
            /** @description 最后一天，空为长期 */
            until: string;
            value: string;
        };
        NewUnionBody: {
            contactName?: string;
            contactTitle?: string;
            countyTier?: boolean;
            /** @enum {string} */
            kind: "county" | "town" | "street" | "zone" | "trade" | "industry";
            name: string;
            officePhone?: string;
            regionCode?: string;
            /** @description 成立日期，空为系统启用前 */
            since: string;
            superiorId: string;
        };
        NewUnitInput: {
            agreementFrom: string;
            /** @enum {string} */
            agreementKind: "" | "contract" | "wages" | "women" | "safety" | "trade" | "other";
            agreementUntil: string;
            chairName: string;
            /** @description 离线登记的编号，重复提交只登记一次 */
            clientKey?: string;
            contactName: string;
            contactTitle: string;
            /** @description 统一社会信用代码，没有的留空 */
            creditCode: string;
            /** @description 校验位不符，已对照证书核实 */
            creditConfirmed: boolean;
            hasUnion: boolean;
            industry: string;
            /** @enum {string} */
            kind: "enterprise" | "town" | "zone" | "trade" | "area";
            /**
             * Format: int64
             * @description 会员数，0 为未知
             */
            members: number;
            name: string;
            note: string;
            /** @description 组织树中的工会 */
            orgUnionId: string;
            /** @description 联系手机；缺省为不变，空为删除 */
            phone?: string;
            regionCode: string;
            /** @description 登记到哪个工会的台账；缺省为本单位 */
            unionId?: string;
            /**
             * Format: int64
             * @description 0 为未知
             */
            workers: number;
        };
        NewVisitBody: {
            /** @description 同一条再发一次，键不变 */
            clientKey: string;
            commissionBlob: string;
            commissionNumber: string;
            commissionOn: string;
            /** @description 服务日期，一条日志一个日期 */
            day: string;
            done: string;
            duties: ("D1" | "D2" | "D3" | "D4" | "D5" | "D6" | "D7")[];
            internalNote: string;
            outcome: string;
            participants: string;
            /**
             * @description 现场、电话线上、室内；空为未填
             * @enum {string}
             */
            place: "onsite" | "remote" | "indoor" | "";
            /** Format: uuid */
            servedId: string;
            /** @description 保存后立即提交 */
            submit?: boolean;
        };
        NoteInterprets: {
            id: string;
            number: string;
            title: string;
        };
        NoticeChangeInputBody: {
            applyFrom: string;
            applyUntil: string;
            /** @description 待遇、程序、考试安排等 */
            body: string;
            /**
             * @description 聘用渠道（第五条）
             * @enum {string}
             */
            channel: "own" | "procured" | "social";
            /** @description 购买服务、社会化工会工作者的依据文件 */
            channelPaper: string;
            /** @description 办法第四条以外，本单位的说明 */
            conditions: string;
            contactName: string;
            /**
             * Format: int64
             * @description 面试占百分之几
             */
            interviewWeight: number;
            officePhone: string;
            posts: components["schemas"]["NoticePost"][];
            /**
             * Format: int64
             * @description 公示期，工作日
             */
            publicityDays: number;
            /** Format: int64 */
            rev: number;
            title: string;
            /** @description 评委五人以上时去掉一个最高分和一个最低分 */
            trim: boolean;
            /**
             * Format: int64
             * @description 笔试占百分之几；与面试合计100，都为0即不打分
             */
            writtenWeight: number;
        };
        NoticeChoice: {
            /** @enum {string} */
            channel: "mail" | "sms" | "chat";
            /** @enum {string} */
            topic: "approval" | "deadline" | "hiring" | "exit" | "visit" | "filing" | "served" | "roster" | "rule" | "rights" | "org" | "account" | "other";
            /** @enum {string} */
            when: "now" | "daily";
        };
        NoticeEvent: {
            act: string;
            /** Format: date-time */
            at: string;
            byName: string;
            id: string;
            note: string;
        };
        NoticeInputBody: {
            applyFrom: string;
            applyUntil: string;
            /** @description 待遇、程序、考试安排等 */
            body: string;
            /**
             * @description 聘用渠道（第五条）
             * @enum {string}
             */
            channel: "own" | "procured" | "social";
            /** @description 购买服务、社会化工会工作者的依据文件 */
            channelPaper: string;
            /** @description 办法第四条以外，本单位的说明 */
            conditions: string;
            contactName: string;
            /**
             * Format: int64
             * @description 面试占百分之几
             */
            interviewWeight: number;
            officePhone: string;
            posts: components["schemas"]["NoticePost"][];
            /**
             * Format: int64
             * @description 公示期，工作日
             */
            publicityDays: number;
            title: string;
            /** @description 评委五人以上时去掉一个最高分和一个最低分 */
            trim: boolean;
            unionId: string;
            /**
             * Format: int64
             * @description 笔试占百分之几；与面试合计100，都为0即不打分
             */
            writtenWeight: number;
        };
        NoticeLine: {
            body: string;
            /** Format: date-time */
            createdAt: string;
            id: string;
            /** @description 所指记录的种类，空为没有 */
            kind: string;
            /** @description 发给哪个岗位；发给本人的为空 */
            post: string;
            /** Format: date-time */
            readAt?: string;
            /** @description 谁读的：岗位的通知由在岗的任何一人读过即为已读 */
            readBy: string;
            recordId: string;
            title: string;
        };
        NoticePage: {
            items: components["schemas"]["NoticeLine"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
            /**
             * Format: int64
             * @description 未读条数，数到 100 为止
             */
            unread: number;
        };
        NoticePost: {
            /** Format: int64 */
            heads: number;
            id: string;
            place: string;
            /** @enum {string} */
            tier: "city" | "county" | "base";
            title: string;
        };
        NoticePreview: {
            changes: components["schemas"]["DayChange"][];
            off: string[];
            replaces: boolean;
            version: string;
            work: string[];
            /** Format: int64 */
            workdaysAfter: number;
            /** Format: int64 */
            workdaysBefore: number;
            /** Format: int64 */
            year: number;
        };
        NoticeTally: {
            /**
             * Format: int64
             * @description 报名，含已撤回的
             */
            applied: number;
            /**
             * Format: int64
             * @description 资格审核通过
             */
            eligible: number;
            /**
             * Format: int64
             * @description 招聘人数
             */
            heads: number;
            /**
             * Format: int64
             * @description 未通过
             */
            ineligible: number;
            /**
             * Format: int64
             * @description 异议
             */
            objections: number;
            /**
             * Format: int64
             * @description 拟聘用
             */
            proposed: number;
            /**
             * Format: int64
             * @description 有总成绩的
             */
            scored: number;
            /**
             * Format: int64
             * @description 尚未审核
             */
            unjudged: number;
            /**
             * Format: int64
             * @description 异议成立
             */
            upheld: number;
            /**
             * Format: int64
             * @description 撤回
             */
            withdrawn: number;
        };
        NoticeText: {
            off?: string[] | null;
            publishedOn: string;
            /** @description 文号或网址 */
            source: string;
            /** @description 通知中放假安排的原文；与 off、work 二选一 */
            text?: string;
            work?: string[] | null;
            /** Format: int64 */
            year: number;
        };
        NoticeTopic: {
            key: string;
            note: string;
            title: string;
        };
        Number: {
            /** Format: int64 */
            heads: number;
            unionId: string;
        };
        Objected: {
            received: boolean;
            /** @description 回执地址的最后一段，凭它查看答复 */
            token: string;
        };
        Objection: {
            anonymous: boolean;
            contactMasked: string;
            content: string;
            /** Format: date-time */
            handledAt?: string;
            handledBy: string;
            id: string;
            name: string;
            /** @description 回执的地址，交给来信、来访的提出人；只给办理的单位 */
            receiptPath: string;
            /** Format: date-time */
            receivedAt: string;
            result: string;
            /** Format: int64 */
            rev: number;
            /** @enum {string} */
            source: "public" | "paper";
            /** @enum {string} */
            state: "open" | "handled";
            upheld: boolean;
        };
        ObjectionContent: {
            clientKey: string;
            /** @description 可以不填；填了便于答复 */
            contact?: string;
            content: string;
            /** @description 可以不填 */
            name?: string;
        };
        ObjectionReceipt: {
            answered: boolean;
            answeredOn: string;
            contactName: string;
            content: string;
            noticeId: string;
            noticeTitle: string;
            officePhone: string;
            receivedOn: string;
            /** @description 书面答复 */
            result: string;
            unionName: string;
            /** @description 异议成立 */
            upheld: boolean;
        };
        Office: {
            contactName: string;
            contactTitle: string;
            officePhone: string;
            own: boolean;
            unionId: string;
            unionName: string;
        };
        OfficesReply: {
            items: components["schemas"]["Office"][];
        };
        Opened: {
            value: string;
        };
        OpenedMany: {
            /** @description 已有账号，授予了角色 */
            granted: components["schemas"]["Proposed"][];
            /** @description 已有账号和角色，未作改动 */
            skipped: components["schemas"]["Proposed"][];
            /** @description 新开账号的一次性密码条，只在本次回复中出现 */
            slips: components["schemas"]["Slip"][];
        };
        OpeningCandidate: {
            id: string;
            name: string;
        };
        OpeningCheckInputBody: {
            accept: boolean;
            /** @description 退回须写明理由 */
            reason?: string;
            /**
             * Format: int64
             * @description 核对时看到的版本
             */
            rev: number;
        };
        OpeningChoices: {
            /** @description 表中没有写指导员的行是谁的 */
            personId: string;
            /** @description 台账中没有或不止一家的单位怎么办 */
            units: {
                [key: string]: components["schemas"]["OpeningUnitChoice"];
            };
        };
        OpeningCounts: {
            /** Format: int64 */
            accept: number;
            /** Format: int64 */
            reject: number;
            /**
             * Format: int64
             * @description 不能导入的行中，已选择不导入的
             */
            skipped: number;
            /** Format: int64 */
            warn: number;
        };
        OpeningItem: {
            actions: ("edit" | "recall" | "drop" | "check")[];
            /** @description 有核对权限而不能核对这一份的原因 */
            checkNote: string;
            /** Format: date-time */
            checkedAt?: string;
            checkedName: string;
            fileName: string;
            /**
             * Format: int64
             * @description 可以导入的行数
             */
            good: number;
            id: string;
            /** @description 送交时各指导员的服务次数和天数 */
            people: components["schemas"]["OpeningTally"][];
            /** @description 核对人的意见 */
            reason: string;
            /** Format: int64 */
            rev: number;
            /**
             * Format: int64
             * @description 签字本扫描件份数
             */
            scans: number;
            /** Format: date-time */
            sentAt?: string;
            sentName: string;
            /** @enum {string} */
            state: "preview" | "waiting" | "accepted" | "returned" | "dropped";
            stateTitle: string;
            /**
             * Format: int64
             * @description 表中的行数
             */
            total: number;
            unionId: string;
            unionName: string;
            /** Format: date-time */
            uploadedAt: string;
            uploadedName: string;
        };
        OpeningProof: {
            /** @description 签字本扫描件，只列给可以打开的人 */
            booklet: components["schemas"]["BookletScan"][];
            /** Format: date-time */
            checkedAt?: string;
            checkedName: string;
            id: string;
            /** Format: date-time */
            sentAt?: string;
            sentName: string;
        };
        OpeningRemapInputBody: {
            /** @description 缺省为不变 */
            choices?: components["schemas"]["OpeningChoices"];
            /** @description 缺省为不变 */
            mapping?: components["schemas"]["SheetMapping"];
            /** Format: int64 */
            rev: number;
        };
        OpeningRow: {
            codes: string[];
            /** @description 使当日计为一天 */
            counts: boolean;
            day: string;
            done: string;
            duties: ("D1" | "D2" | "D3" | "D4" | "D5" | "D6" | "D7")[];
            /** @description 指导员 */
            name: string;
            note: string;
            /** @enum {string} */
            outcome: "accept" | "warn" | "reject";
            participants: string;
            /** @enum {string} */
            place: "onsite" | "remote" | "indoor" | "";
            result: string;
            /** Format: int64 */
            row: number;
            servedName: string;
            /** @enum {string} */
            side: "union" | "employer" | "workers" | "arranger" | "";
            signerName: string;
            signerPost: string;
            why: string[];
        };
        OpeningSendInputBody: {
            /** @description 只送交可以导入的行 */
            goodOnly: boolean;
            /** Format: int64 */
            rev: number;
        };
        OpeningStaff: {
            id: string;
            name: string;
        };
        OpeningTally: {
            /**
             * Format: int64
             * @description 其中不同的现场服务日期数
             */
            days: number;
            personId: string;
            personName: string;
            /** Format: int64 */
            services: number;
        };
        OpeningUnion: {
            /** @description 本单位开始在系统中记录的日期，空为尚未开始 */
            began: string;
            id: string;
            name: string;
        };
        OpeningUnitChoice: {
            skip: boolean;
            unitId: string;
        };
        OpeningUnitView: {
            candidates: components["schemas"]["OpeningCandidate"][];
            credit: string;
            /** @description 认作的单位 */
            name: string;
            /** Format: int64 */
            rows: number;
            /** @enum {string} */
            state: "found" | "unknown" | "ambiguous" | "skipped";
            written: string;
        };
        OpeningView: {
            actions: ("edit" | "recall" | "drop" | "check")[];
            /** @description 本单位开始在系统中记录的日期，空为尚未开始 */
            began: string;
            booklet: components["schemas"]["BookletScan"][];
            /** @description 有核对权限而不能核对这一份的原因 */
            checkNote: string;
            /** Format: date-time */
            checkedAt?: string;
            checkedName: string;
            choices: components["schemas"]["OpeningChoices"];
            /** @description 用户指定的：字段 → 列号，0 为没有这一列 */
            columns: {
                [key: string]: number;
            };
            counts: components["schemas"]["OpeningCounts"];
            fileName: string;
            /**
             * Format: int64
             * @description 可以导入的行数
             */
            good: number;
            id: string;
            layout: components["schemas"]["Layout"];
            /**
             * Format: int64
             * @description 没有写指导员的行数
             */
            nameless: number;
            /** @description 送交时各指导员的服务次数和天数 */
            people: components["schemas"]["OpeningTally"][];
            /** @description 核对人的意见 */
            reason: string;
            /** Format: int64 */
            rev: number;
            /** @description 最多 1000 行，有问题的在先；核对通过后为空，改看日志 */
            rows: components["schemas"]["OpeningRow"][];
            /**
             * Format: int64
             * @description 签字本扫描件份数
             */
            scans: number;
            /** Format: date-time */
            sentAt?: string;
            sentName: string;
            /** @description 可以选作这些行的指导员 */
            staff: components["schemas"]["OpeningStaff"][];
            /** @enum {string} */
            state: "preview" | "waiting" | "accepted" | "returned" | "dropped";
            stateTitle: string;
            /** @description 按现在的核对结果，各指导员的服务次数和天数 */
            tallies: components["schemas"]["OpeningTally"][];
            /**
             * Format: int64
             * @description 表中的行数
             */
            total: number;
            unionId: string;
            unionName: string;
            /** @description 台账中没有或不止一家的单位 */
            units: components["schemas"]["OpeningUnitView"][];
            /** Format: date-time */
            uploadedAt: string;
            uploadedName: string;
        };
        Opinion: {
            act: string;
            /** Format: date-time */
            at: string;
            byName: string;
            /** @description 代谁办理，空为本人 */
            forName: string;
            id: string;
            /** @description 受哪个单位委托，连同文号；空为本单位的事项 */
            mandate: string;
            opinion: string;
            post: string;
            /** Format: int64 */
            step: number;
            stepTitle: string;
            /** @description 退回到的步骤，转办、抄送给谁 */
            target: string;
            unionId: string;
            unionName: string;
        };
        Order: {
            countersId: string;
            /** Format: date-time */
            createdAt: string;
            createdName: string;
            decidedOn: string;
            document: string;
            effectiveOn: string;
            id: string;
            kind: string;
            reason: string;
            /** Format: int64 */
            year: number;
        };
        OrderLine: {
            /** @description 已冲销 */
            countered: boolean;
            countersId: string;
            /** Format: date-time */
            createdAt: string;
            createdName: string;
            decidedOn: string;
            document: string;
            effectiveOn: string;
            /**
             * Format: int64
             * @description 调入或核定的人数（可见的）
             */
            given: number;
            id: string;
            kind: string;
            kindTitle: string;
            reason: string;
            /**
             * Format: int64
             * @description 调出的人数（可见的）
             */
            taken: number;
            /**
             * Format: int64
             * @description 涉及的单位数（可见的）
             */
            units: number;
            /** Format: int64 */
            year: number;
        };
        OrderUnit: {
            /**
             * Format: int64
             * @description 此后核定
             */
            after: number;
            /**
             * Format: int64
             * @description 此前核定
             */
            before: number;
            effectiveOn: string;
            /** Format: int64 */
            heads: number;
            /** @description 生效日的名称 */
            name: string;
            unionId: string;
        };
        OrderView: {
            actions: string[];
            /** @description 冲销它的文件 */
            countered?: components["schemas"]["Order"];
            /** @description 被冲销的文件 */
            counters?: components["schemas"]["Order"];
            countersId: string;
            /** Format: date-time */
            createdAt: string;
            createdName: string;
            decidedOn: string;
            document: string;
            effectiveOn: string;
            /**
             * Format: int64
             * @description 不在您管辖范围内的单位数
             */
            hidden: number;
            id: string;
            kind: string;
            kindTitle: string;
            /** @description 由哪份聘用计划核定 */
            plan?: components["schemas"]["PlanRef"];
            reason: string;
            units: components["schemas"]["OrderUnit"][];
            /** Format: int64 */
            year: number;
        };
        OrgActsReply: {
            items: components["schemas"]["ActLine"][];
        };
        OutboxLine: {
            actions: string[];
            /** @description 最近一次的结果，用文字说明 */
            answer: string;
            /** @enum {string} */
            channel: "mail" | "sms" | "chat";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            endedAt?: string;
            /** Format: date-time */
            expiresAt?: string;
            id: string;
            /** @enum {string} */
            state: "waiting" | "sent" | "dead" | "expired";
            subject: string;
            /** @description 验证码和链接隐去，只有演示系统显示原文 */
            text: string;
            /** @description 隐去中间各位 */
            to: string;
            /**
             * Format: int64
             * @description 试过几次
             */
            tries: number;
        };
        OutboxPage: {
            /** @description 已开通的渠道 */
            carries: string[];
            items: components["schemas"]["OutboxLine"][];
            next: string;
            prev: string;
            /** @description 演示系统：显示验证码和链接 */
            shown: boolean;
            total: components["schemas"]["Total"];
        };
        OutcomeCounts: {
            /** Format: int64 */
            accept: number;
            /**
             * Format: int64
             * @description 可导入的行中，已在花名册、不会再写入的
             */
            already: number;
            /** Format: int64 */
            reject: number;
            /**
             * Format: int64
             * @description 不能导入的行中，只因选择不导入其单位的
             */
            skipped: number;
            /** Format: int64 */
            warn: number;
        };
        Overlay: {
            /** @description local_rule:编号 或 interpretation:编号；house 为聘用单位规定；空为单独作出 */
            basis: string;
            /** Format: date-time */
            createdAt: string;
            document: string;
            from: string;
            id: string;
            key: string;
            /** Format: int64 */
            rev: number;
            unionId: string;
            until: string;
            value: string;
        };
        Overview: {
            /** @description 本年度签字确认截止日 */
            closes: string;
            name: string;
            on: string;
            regionCode: string;
            /** @description 不再续聘的年龄，如 65周岁 */
            retireAge: string;
            rows: components["schemas"]["UnitRow"][];
            tier: string;
            today: string;
            total: components["schemas"]["Figures"];
            /** @description 返回上级的路，自可见的最上级起 */
            trail: components["schemas"]["Step"][];
            unionId: string;
            /**
             * Format: int64
             * @description 本年度应达到的天数（省级口径）
             */
            want: number;
            /** Format: int64 */
            warnDays: number;
            /** Format: int64 */
            year: number;
        };
        OwnChannel: {
            /** @description 隐去中间各位；空为没有填 */
            address: string;
            /** @enum {string} */
            channel: "mail" | "sms" | "chat";
            /** @description 验证码已核对，才会发送 */
            confirmed: boolean;
            /** @description 管理员已开通 */
            open: boolean;
            title: string;
            /** @description 管理员允许的类别 */
            topics: string[];
            /** @description 验证码已发出，等待填写 */
            waiting: boolean;
        };
        OwnChannels: {
            channels: components["schemas"]["OwnChannel"][];
            choices: components["schemas"]["NoticeChoice"][];
            /** @description 每日汇总的时间，如 08:30 */
            dailyAt: string;
            /** @description 免打扰开始，如 21:00；空为不设 */
            quietFrom: string;
            /** @description 免打扰结束，如 08:00 */
            quietUntil: string;
            /** Format: int64 */
            rev: number;
            topics: components["schemas"]["NoticeTopic"][];
        };
        OwnChannelsInputBody: {
            choices: components["schemas"]["NoticeChoice"][];
            /** @description 每日汇总的时间，如 08:30 */
            dailyAt: string;
            /** @description 免打扰开始，如 21:00；空为不设 */
            quietFrom: string;
            /** @description 免打扰结束，如 08:00 */
            quietUntil: string;
            /**
             * Format: int64
             * @description 还没有选择过的为 0
             */
            rev: number;
        };
        OwnExit: {
            /** @description apply */
            actions: string[];
            /** @description 今天申请，最早的最后在岗日 */
            earliest: string;
            /** @description 现在受聘 */
            engaged: boolean;
            exits: components["schemas"]["ShownExit"][];
            /** @description 劳动合同或劳务协议 */
            kindTitle: string;
            /** @description 已离岗的，最后在岗日 */
            leftOn: string;
            /** @description 再次聘用时审核人会看到的提示 */
            marks: components["schemas"]["Dismissal"][];
            /** Format: int64 */
            noticeDays: number;
            onDuty: string;
            /** @description 劳动合同试用期内 */
            probation: boolean;
            unionId: string;
            unionName: string;
        };
        OwnInputBody: {
            /** @description GB/T 4658 */
            education: string;
            formerPost?: string;
            /** @description 居民身份证号；更正时留空为不变 */
            identity: string;
            major?: string;
            name: string;
            /** @description 手机号；更正时留空为不变 */
            phone: string;
            /** @description GB/T 4762，可以不填 */
            political?: string;
            postId: string;
            /** @description 从事过劳动人事、工会或法律援助工作 */
            prefExperience?: boolean;
            /** @description 法律、财务、人力资源等专业毕业 */
            prefGraduate?: boolean;
            /** @description 持有协调劳动关系方面的专业资质 */
            prefQualified?: boolean;
            qualifications?: string;
            /** @description 每行一段：起止年月，单位，职务 */
            resume: string;
            /** Format: int64 */
            rev: number;
            /** @description 专业职称，没有不填 */
            titleText?: string;
        };
        PackSentence: {
            /** @description 空为文件没有写明 */
            article: string;
            key: string;
            /** @description 文件没有写明，按此理解 */
            reading: boolean;
            setter: string;
            setterTitle: string;
            text: string;
        };
        PackView: {
            document: string;
            issued: string;
            name: string;
            rules: components["schemas"]["PackSentence"][];
            /** @description 虚构的测试数据 */
            test: boolean;
            /** @description 文件名称，文件没有写明的为空 */
            title: string;
            version: string;
        };
        PageAccountRow: {
            items: components["schemas"]["AccountRow"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageAuditEntry: {
            items: components["schemas"]["AuditEntry"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageCandidate: {
            items: components["schemas"]["Candidate"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageCard: {
            items: components["schemas"]["Card"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageCaseLine: {
            items: components["schemas"]["CaseLine"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageConcernLine: {
            items: components["schemas"]["ConcernLine"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageContractRow: {
            items: components["schemas"]["ContractRow"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageCorrectionView: {
            items: components["schemas"]["CorrectionView"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageDisputeView: {
            items: components["schemas"]["DisputeView"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageHeadsImportRow: {
            items: components["schemas"]["HeadsImportRow"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageInterpretationLine: {
            items: components["schemas"]["InterpretationLine"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageJobView: {
            items: components["schemas"]["JobView"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageLedgerLine: {
            items: components["schemas"]["LedgerLine"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageLedgerUnit: {
            items: components["schemas"]["LedgerUnit"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageListedExit: {
            items: components["schemas"]["ListedExit"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageLook: {
            items: components["schemas"]["Look"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageOpeningItem: {
            items: components["schemas"]["OpeningItem"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageOrderLine: {
            items: components["schemas"]["OrderLine"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PagePaperView: {
            items: components["schemas"]["PaperView"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageQuestionLine: {
            items: components["schemas"]["QuestionLine"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageRecruitLine: {
            items: components["schemas"]["RecruitLine"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageShare: {
            items: components["schemas"]["Share"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageSignalLine: {
            items: components["schemas"]["SignalLine"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageUnionLine: {
            items: components["schemas"]["UnionLine"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageUnitView: {
            items: components["schemas"]["UnitView"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageUrgeLine: {
            items: components["schemas"]["UrgeLine"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageVisitEntry: {
            items: components["schemas"]["VisitEntry"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PageWaiverLine: {
            items: components["schemas"]["WaiverLine"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        PaperView: {
            /** @description check */
            actions: string[];
            /** Format: date-time */
            checkedAt?: string;
            checkedName: string;
            day: string;
            fileUrl: string;
            id: string;
            personId: string;
            personName: string;
            reason: string;
            servedName: string;
            /** @enum {string} */
            side: "union" | "employer" | "workers" | "arranger";
            signedOn: string;
            signerName: string;
            signerPost: string;
            /** @enum {string} */
            state: "waiting" | "accepted" | "rejected" | "dropped";
            unionId: string;
            /** Format: date-time */
            uploadedAt: string;
            uploadedName: string;
            visitId: string;
        };
        ParcelView: {
            /** @description 已经收过同一个包，再收不会重复 */
            already: boolean;
            /** @description 更正与本系统已收到的备案相比改了哪些 */
            amended: components["schemas"]["Amended"][];
            /** @description 本系统里该年度已有的备案 */
            before: components["schemas"]["YearFigures"];
            checksum: string;
            cityId: string;
            cityName: string;
            /** Format: date-time */
            filedAt: string;
            filedName: string;
            filingId: string;
            fingerprint: string;
            hasBefore: boolean;
            /**
             * Format: int64
             * @description 在本系统花名册里查到的人数
             */
            known: number;
            /** Format: int64 */
            lateDays: number;
            lateReason: string;
            number: string;
            onDay: string;
            /** Format: int64 */
            rowCount: number;
            title: string;
            total: components["schemas"]["YearFigures"];
            units: components["schemas"]["UnitLine"][];
            /** Format: int64 */
            year: number;
        };
        Part: {
            id: string;
            name: string;
            note: string;
        };
        PartView: {
            id: string;
            /** @enum {string} */
            state: "open" | "returned" | "withdrawn" | "joined" | "approved" | "rejected";
            title: string;
            unionName: string;
        };
        Parts: {
            people?: string[];
            posted?: string[];
            served?: string[];
            unions?: string[];
        };
        PasswordChange: {
            /** @description 新密码，至少 10 个字符 */
            new: string;
            /** @description 原密码 */
            old: string;
        };
        PersonChangeInputBody: {
            education: string;
            formerPost: string;
            meetsAbility: boolean;
            meetsHealth: boolean;
            meetsKnowledge: boolean;
            meetsPolitical: boolean;
            name: string;
            /** @description 不传为不改，空为删除 */
            phone?: string;
            political: string;
            prefExperience: boolean;
            prefGraduate: boolean;
            prefQualified: boolean;
            qualifications: components["schemas"]["Qualification"][];
            resume: string;
            /** Format: int64 */
            rev: number;
            titleText: string;
        };
        PersonChoice: {
            accountId: string;
            name: string;
            post: string;
            unionName: string;
        };
        PersonInput: {
            /** @enum {string} */
            channel: "own" | "procured" | "social";
            contract?: components["schemas"]["ContractInput"];
            education: string;
            formerPost: string;
            idNumber: string;
            managedPaper: string;
            meetsAbility: boolean;
            meetsHealth: boolean;
            meetsKnowledge: boolean;
            meetsPolitical: boolean;
            name: string;
            note: string;
            onDuty: string;
            phone: string;
            political: string;
            postUnionId: string;
            prefExperience: boolean;
            prefGraduate: boolean;
            prefQualified: boolean;
            qualifications: components["schemas"]["Qualification"][];
            /** @description 满65周岁后仍聘用的，写明理由 */
            reason?: string;
            resume: string;
            titleText: string;
            unionId: string;
        };
        PersonRevealInputBody: {
            /** @enum {string} */
            field: "id" | "phone";
            /** @description 本人可以看到 */
            reason: string;
        };
        PersonView: {
            actions: string[];
            /** Format: int64 */
            age: number;
            birth: string;
            claims: components["schemas"]["ClaimView"][];
            /** Format: date-time */
            createdAt: string;
            education: string;
            educationText: string;
            engagements: components["schemas"]["EngagementView"][];
            formerPost: string;
            id: string;
            idKind: string;
            idMasked: string;
            meetsAbility: boolean;
            meetsHealth: boolean;
            meetsKnowledge: boolean;
            meetsPolitical: boolean;
            name: string;
            phoneMasked: string;
            political: string;
            politicalText: string;
            prefExperience: boolean;
            prefGraduate: boolean;
            prefQualified: boolean;
            qualifications: components["schemas"]["Qualification"][];
            reaches65: string;
            resume: string;
            /**
             * Format: int64
             * @description 不再续聘的年龄，按今天的政策
             */
            retireAge: number;
            /** Format: int64 */
            rev: number;
            sex: string;
            sexText: string;
            titleCode: string;
            titleText: string;
        };
        PersonYear: {
            /**
             * @description 本人、聘用单位、年度关闭后、督查调阅
             * @enum {string}
             */
            access: "own" | "union" | "closed" | "inspected";
            card: components["schemas"]["Card"];
            /** @description 有记录的日期 */
            days: components["schemas"]["MonthDay"][];
            /** @description 调阅的事由 */
            inspection: string;
        };
        Phrase: {
            act: string;
            text: string;
        };
        PhrasesInputBody: {
            phrases: string[];
        };
        PhrasesReply: {
            common: components["schemas"]["Phrase"][];
            own: string[];
        };
        PlaceNode: {
            id: string;
            /** @description 没有下级 */
            leaf: boolean;
            name: string;
            /** @description 所在市、县，用于区分同名 */
            place: string;
        };
        Plan: {
            caseId: string;
            /** Format: date-time */
            changedAt: string;
            /** Format: int64 */
            cityNumber: number | null;
            cityReason: string;
            decidedOn: string;
            document: string;
            dueOn: string;
            effectiveOn: string;
            /** Format: int64 */
            ending: number;
            /** Format: int64 */
            enterprises: number;
            /** Format: date-time */
            firstSubmittedAt?: string;
            /** Format: int64 */
            heads: number;
            id: string;
            intoId: string;
            /** @enum {string} */
            kind: "annual" | "extra";
            /** Format: int64 */
            lastNumber: number | null;
            /** Format: int64 */
            lateDays: number;
            lateReason: string;
            needs: string;
            /** Format: int64 */
            provinceNumber: number | null;
            provinceReason: string;
            reason: string;
            /** Format: int64 */
            requested: number;
            /** Format: int64 */
            rev: number;
            scanBlob: string;
            /** Format: int64 */
            seq: number;
            /** @enum {string} */
            state: "draft" | "submitted" | "returned" | "gathered" | "decided";
            /** Format: date-time */
            submittedAt?: string;
            submittedName: string;
            /** @enum {string} */
            tier: "city" | "county";
            unionId: string;
            /** Format: int64 */
            workers: number;
            /** Format: int64 */
            year: number;
        };
        PlanBegin: {
            /** @enum {string} */
            kind: "annual" | "extra";
            title: string;
            unionId: string;
            unionName: string;
        };
        PlanBoard: {
            /** @description 该年度的计划在系统内上报，逾期会计入应办事项 */
            active: boolean;
            /** @description 可以拟定的计划 */
            drafts: components["schemas"]["PlanBegin"][];
            /** @description 县级上报期限 */
            dueOn: string;
            /**
             * Format: int64
             * @description 迟报的
             */
            late: number;
            lines: components["schemas"]["PlanLine"][];
            /**
             * Format: int64
             * @description 尚未上报的县（市、区）
             */
            missing: number;
            /** @description 上报期限遇休息日顺延 */
            rolls: boolean;
            today: string;
            totals: components["schemas"]["BoardTotals"];
            /** Format: int64 */
            year: number;
        };
        PlanContentBody: {
            /**
             * Format: int64
             * @description 企业数
             */
            enterprises: number;
            /** @description 岗位需求 */
            needs: string;
            /** @description 理由 */
            reason: string;
            /**
             * Format: int64
             * @description 年度计划：全年任一日在岗人数；补充计划：追加人数
             */
            requested: number;
            /** Format: int64 */
            rev: number;
            /**
             * Format: int64
             * @description 职工数
             */
            workers: number;
        };
        PlanInputBody: {
            /** @enum {string} */
            kind: "annual" | "extra";
            unionId: string;
            /** Format: int64 */
            year: number;
        };
        PlanLine: {
            cityId: string;
            /** @description 市级审核数相对申报数 */
            cityMark: string;
            cityName: string;
            /** @description 已过期限尚未上报 */
            overdue: boolean;
            /** @description 空为尚未拟定 */
            plan?: components["schemas"]["Plan"];
            /** @description 省级核定数相对市级审核数 */
            provMark: string;
            stateTitle: string;
            /** @enum {string} */
            tier: "city" | "county";
            unionId: string;
            unionName: string;
        };
        PlanNumber: {
            /** Format: int64 */
            number: number;
            planId: string;
            reason?: string;
        };
        PlanRef: {
            /** @description 空为不在您管辖范围内 */
            id: string;
            title: string;
            unionName: string;
        };
        PlanReturn: {
            /** Format: date-time */
            at: string;
            by: string;
            opinion: string;
        };
        PlanReviewInputBody: {
            /** Format: int64 */
            number: number;
            reason?: string;
            /** Format: int64 */
            rev: number;
        };
        PlanSubmitBody: {
            /** @description 超过期限的理由 */
            lateReason?: string;
            opinion?: string;
            /** @description 设区市：汇总哪些县（市、区）的计划 */
            parts?: string[] | null;
            /** Format: int64 */
            rev: number;
        };
        PlanTotals: {
            /** Format: int64 */
            city: number;
            /** Format: int64 */
            heads: number;
            /**
             * Format: int64
             * @description 上年核定合计，空为有单位没有上年核定数
             */
            last: number | null;
            /** Format: int64 */
            province: number;
            /** Format: int64 */
            requested: number;
            /** @description 省级已有核定数或拟核定数 */
            weighed: boolean;
        };
        PlanView: {
            /** @description edit、submit、review、weigh、scan、reply */
            actions: string[];
            article: string;
            cityId: string;
            /** @description 市级审核数相对申报数 */
            cityMark: string;
            cityName: string;
            into?: components["schemas"]["PlanRef"];
            /**
             * Format: int64
             * @description 此刻上报会迟几天
             */
            lateNow: number;
            /** @description 尚未上报的县（市、区） */
            missing: string[];
            /** @description 已过期限尚未上报 */
            overdue: boolean;
            /** @description 已汇总的县（市、区）计划 */
            parts: components["schemas"]["PlanLine"][];
            /** @description 空为尚未拟定 */
            plan?: components["schemas"]["Plan"];
            /** @description 省级核定数相对市级审核数 */
            provMark: string;
            /** @description 本单位今日的员额 */
            quota: components["schemas"]["QuotaFigures"];
            /** @description 已填的批复文号有什么要核对的 */
            remark: string;
            /** @description 退回修改的，由谁因何退回 */
            returned?: components["schemas"]["PlanReturn"];
            scanUrl: string;
            stateTitle: string;
            /** @description 批复文号的建议：接着本年度最近的文号，须核对 */
            suggested: string;
            /** @description 上报给 */
            superiorTo: string;
            /** @enum {string} */
            tier: "city" | "county";
            title: string;
            today: string;
            totals: components["schemas"]["PlanTotals"];
            unionId: string;
            unionName: string;
            /** @description 已上报、等待汇总的 */
            waiting: components["schemas"]["PlanLine"][];
        };
        PlanWeighInputBody: {
            /** @description 批复文号，可以留空 */
            document?: string;
            numbers: components["schemas"]["PlanNumber"][];
            /** Format: int64 */
            rev: number;
        };
        PolicyInForce: {
            date: string;
            document: string;
            items: components["schemas"]["RuleInForce"][];
            laid: components["schemas"]["LaidOverlay"][];
            unionId: string;
            unionName: string;
            version: string;
        };
        Portion: {
            /**
             * Format: int64
             * @description 在上下限之内的应得，百万分之一名
             */
            adjusted: number;
            /**
             * @description 起作用的上下限
             * @enum {string}
             */
            bound: "" | "floor" | "cap";
            /**
             * Format: int64
             * @description 按份额应得，百万分之一名
             */
            entitled: number;
            /**
             * Format: int64
             * @description 测算数
             */
            heads: number;
            /** @description 因小数部分较大而进一 */
            rounded: boolean;
            /**
             * Format: int64
             * @description 份额，亿分之几
             */
            share: number;
        };
        Post: {
            from: string;
            grantId: string;
            role: string;
            roleName: string;
            tier: string;
            unionId: string;
            unionName: string;
            /** @description 末日；空为长期 */
            until: string;
        };
        "Post-accounts-id-grantsRequest": {
            /** @description 空为今天 */
            from?: string;
            /** Format: int64 */
            rev: number;
            role: string;
            /** Format: uuid */
            unionId: string;
            /** @description 末日；空为长期 */
            until?: string;
        };
        PostingView: {
            id: string;
            postTier: string;
            postUnionId: string;
            postUnionName: string;
            reason: string;
            startsOn: string;
        };
        PrintInputBody: {
            /** @enum {string} */
            format: "xlsx" | "docx" | "pdf";
            /** @description 列出完整证件号和电话 */
            numbers?: boolean;
            /** @description 列出完整号码的理由，本人可以看到 */
            reason?: string;
            /**
             * @description 报告（含汇总表）或名单；Excel 两者都有
             * @default report
             * @enum {string}
             */
            what: "report" | "list";
        };
        PrivacyBoard: {
            /** @description publish */
            actions: string[];
            versions: components["schemas"]["PrivacyVersion"][];
        };
        PrivacyInputBody: {
            /** @description 一行一点 */
            body: string;
            /** @description 文件名称、文号 */
            document: string;
            inForceOn: string;
            /** @enum {string} */
            kind: "instructor" | "applicant" | "signer";
        };
        PrivacyNotice: {
            lines: string[];
            title: string;
            version: string;
        };
        PrivacyVersion: {
            body: string;
            /** @description 现行 */
            current: boolean;
            document: string;
            inForceOn: string;
            /** @enum {string} */
            kind: "instructor" | "applicant" | "signer";
            kindTitle: string;
            points: string[];
            publishedName: string;
            /** @description 施行到哪一天，空为现行或尚未施行 */
            untilOn: string;
            /** Format: int64 */
            version: number;
        };
        Problem: {
            code: string;
            detail: string;
            errors?: components["schemas"]["Field"][];
            /** @description what the code carries, for example both versions of a conflict */
            extra?: unknown;
            requestId?: string;
            /** Format: int64 */
            status: number;
            title: string;
            /** @description about:blank */
            type: string;
        };
        Proof: {
            /** @description 与清单不符的行 */
            altered: number[];
            /** @description 清单与校验值相符 */
            checksum: boolean;
            /** @description 与上年比较的说明未变 */
            remarks: boolean;
            /**
             * Format: int64
             * @description 与清单相符的行数
             */
            rows: number;
            /** @description 签名与设区市公钥相符 */
            signature: boolean;
            /** @description 全部相符 */
            whole: boolean;
        };
        ProposeInputBody: {
            ids: string[];
            /** @description 同时写给排在前面、没有成绩可比或名额没有用完而未选的人员，公示后本人凭回执可见 */
            passed?: string;
            /** @description 没有打分、没有按次序或名额没有用完时的理由；印在招聘记录上，不写姓名 */
            reason?: string;
            /** Format: int64 */
            rev: number;
        };
        Proposed: {
            /** @description 已有账号；空为没有 */
            accountId: string;
            /** @description 已是该聘用单位的专职指导员 */
            holds: boolean;
            login: string;
            name: string;
            onDuty: string;
            personId: string;
            unionId: string;
            unionName: string;
        };
        ProposedName: {
            /** @description 公开页为空 */
            applicationId: string;
            /** @description 已在本单位聘用 */
            hired: boolean;
            name: string;
            post: string;
        };
        PublicLine: {
            applyFrom: string;
            applyUntil: string;
            cityName: string;
            /** Format: int64 */
            heads: number;
            id: string;
            /** @description 现在可以报名 */
            open: boolean;
            phase: string;
            /** @description 公示截止日暂定：次年放假安排尚未公布 */
            publicityProvisional: boolean;
            publicityUntil: string;
            /** @enum {string} */
            state: "published" | "publicity" | "closed" | "cancelled";
            title: string;
            unionName: string;
        };
        PublicNotice: {
            applyFrom: string;
            applyUntil: string;
            body: string;
            channelTitle: string;
            /** @description 怎样择优 */
            choosing: string;
            cityName: string;
            conditions: string;
            contactName: string;
            educations: components["schemas"]["Item"][];
            files: components["schemas"]["RecruitFile"][];
            given: components["schemas"]["ConditionText"][];
            /** Format: int64 */
            heads: number;
            id: string;
            /** Format: int64 */
            maxFiles: number;
            /** @description 现在可以提出异议 */
            objecting: boolean;
            officePhone: string;
            /** @description 现在可以报名 */
            open: boolean;
            phase: string;
            politicals: components["schemas"]["Item"][];
            posts: components["schemas"]["NoticePost"][];
            privacy: components["schemas"]["PrivacyNotice"];
            /** @description 公示期内的拟聘用人员 */
            proposed: components["schemas"]["ProposedName"][];
            /** Format: int64 */
            publicityDays: number;
            publicityFrom: string;
            /** @description 公示截止日暂定：次年放假安排尚未公布 */
            publicityProvisional: boolean;
            publicityUntil: string;
            publishedOn: string;
            /** @description 取消或办结的说明 */
            reason: string;
            runByName: string;
            /** @enum {string} */
            state: "published" | "publicity" | "closed" | "cancelled";
            title: string;
            unionName: string;
        };
        Qualification: {
            id: string;
            issuedOn: string;
            /** @enum {string} */
            kind: "relations" | "law" | "economist" | "social" | "other";
            name: string;
            number: string;
        };
        Question: {
            article: string;
            askedName: string;
            askedOn: string;
            /** Format: date-time */
            createdAt: string;
            id: string;
            interpretationId: string;
            repliedName: string;
            repliedOn: string;
            reply: string;
            /** Format: int64 */
            rev: number;
            /** @enum {string} */
            state: "asked" | "answered";
            unionId: string;
            words: string;
        };
        QuestionInputBody: {
            article?: string;
            /** @description 空为本单位 */
            unionId?: string;
            words: string;
        };
        QuestionLine: {
            /** @description reply,interpret */
            actions: string[];
            article: string;
            askedName: string;
            askedOn: string;
            /** Format: date-time */
            createdAt: string;
            id: string;
            interpretationId: string;
            /** @description 答复它的解释 */
            number: string;
            repliedName: string;
            repliedOn: string;
            reply: string;
            /** Format: int64 */
            rev: number;
            /** @enum {string} */
            state: "asked" | "answered";
            unionId: string;
            unionName: string;
            words: string;
        };
        QuotaAccount: {
            authorisedLines: components["schemas"]["QuotaLine"][];
            figures: components["schemas"]["QuotaFigures"];
            /** @enum {string} */
            means: "stock" | "hires";
            name: string;
            on: string;
            reservedLines: components["schemas"]["QuotaLine"][];
            tier: string;
            today: string;
            trail: components["schemas"]["QuotaStep"][];
            unionId: string;
            /** Format: int64 */
            year: number;
        };
        QuotaEffect: {
            after: components["schemas"]["QuotaFigures"];
            before: components["schemas"]["QuotaFigures"];
            /**
             * Format: int64
             * @description 增减
             */
            heads: number;
            name: string;
            /** @description 对该单位意味着什么 */
            says: string[];
            unionId: string;
        };
        QuotaEffects: {
            effects: components["schemas"]["QuotaEffect"][];
        };
        QuotaFigures: {
            /** @description 该年度已有核定数 */
            approved: boolean;
            /**
             * Format: int64
             * @description 核定
             */
            authorised: number;
            /**
             * Format: int64
             * @description 在岗，按当日聘用关系计
             */
            occupied: number;
            /**
             * Format: int64
             * @description 超员
             */
            over: number;
            /**
             * Format: int64
             * @description 其中政府购买服务
             */
            procured: number;
            /**
             * Format: int64
             * @description 预留：已批准，尚未上岗
             */
            reserved: number;
            /**
             * Format: int64
             * @description 余额
             */
            room: number;
        };
        QuotaHead: {
            channel: string;
            channelTitle: string;
            endedOn: string;
            /** @description 聘用关系 */
            id: string;
            name: string;
            onDuty: string;
            /** @description 期初 */
            opening: boolean;
            personId: string;
            unionId: string;
            /** @description 当日的名称 */
            unionName: string;
        };
        QuotaHeads: {
            /** Format: int64 */
            hidden: number;
            items: components["schemas"]["QuotaHead"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        QuotaLedger: {
            actions: string[];
            /** @description 该年度已有核定数 */
            approved: boolean;
            /** @description 该员额的数字 */
            holder: components["schemas"]["QuotaFigures"];
            /** @description 没有自己员额的单位：在谁的员额之内 */
            holderName: string;
            /**
             * @description 核定数指在岗人数，还是本年新聘人数
             * @enum {string}
             */
            means: "stock" | "hires";
            name: string;
            on: string;
            rows: components["schemas"]["QuotaRow"][];
            tier: string;
            today: string;
            trail: components["schemas"]["QuotaStep"][];
            unionId: string;
            /** Format: int64 */
            year: number;
        };
        QuotaLine: {
            account: string;
            /** Format: int64 */
            amount: number;
            /** Format: date-time */
            createdAt: string;
            createdName: string;
            document: string;
            effectiveOn: string;
            /** @description 该日尚未生效 */
            future: boolean;
            id: string;
            /** @description 空为预留 */
            kind: string;
            label: string;
            orderId: string;
            reason: string;
            /**
             * Format: int64
             * @description 此后的数
             */
            stand: number;
            title: string;
            /** @description 其后已冲销 */
            undone: boolean;
            unionId: string;
            /** Format: int64 */
            year: number;
        };
        QuotaRow: {
            /**
             * Format: int64
             * @description 0 为最上一级
             */
            depth: number;
            figures: components["schemas"]["QuotaFigures"];
            /**
             * Format: int64
             * @description 满员的单位数
             */
            full: number;
            /** @description 已没有自己的员额，余下的待调出 */
            left: boolean;
            /** @description 当日的名称 */
            name: string;
            /** @description 可以点开 */
            open: boolean;
            /**
             * Format: int64
             * @description 超员的单位数
             */
            overUnits: number;
            /** @description 本级，不含下级 */
            own: boolean;
            regionCode: string;
            /** @description 没有自己的员额，在上级的员额之内 */
            shares: boolean;
            tier: string;
            /** @description 含下级 */
            total: boolean;
            unionId: string;
        };
        QuotaStep: {
            name: string;
            unionId: string;
        };
        ReadAllInputBody: {
            /**
             * Format: date-time
             * @description 所见最新一条的时间；之后来的仍为未读
             */
            upTo: string;
        };
        ReasonInputBody: {
            reason: string;
            /** Format: int64 */
            rev: number;
        };
        ReasonedInputBody: {
            reason?: string;
            /** Format: int64 */
            rev: number;
        };
        Receipt: {
            /** @enum {string} */
            act: "confirm" | "correct" | "refuse";
            /** Format: date-time */
            at: string;
            /** @description 确认本身的杂凑值 */
            hash: string;
            /** @description 年度已关闭，须由聘用单位决定是否更正 */
            late: boolean;
            /** @description 回执凭证，只有确认才有 */
            receipt: string;
            /** @enum {string} */
            state: "confirmed" | "returned" | "refused";
            url: string;
            versionHash: string;
        };
        ReceiptView: {
            /** @description withdraw、correct */
            actions: string[];
            /** @description 可自行撤回的最后一日 */
            closesOn: string;
            /** Format: date-time */
            confirmedAt: string;
            content: components["schemas"]["FrozenView"];
            hash: string;
            /** @description 保存的内容与签字时一致 */
            intact: boolean;
            /** @description 年度已关闭，更正待聘用单位决定 */
            pending: boolean;
            /** @enum {string} */
            side: "union" | "employer" | "workers" | "arranger";
            signerName: string;
            signerPost: string;
            /** @enum {string} */
            state: "draft" | "waiting" | "confirmed" | "returned" | "refused" | "withdrawn";
            /** @enum {string} */
            strength: "code" | "drawn" | "paper";
            /** @description 有别的意见时可以打电话的单位 */
            turnTo: components["schemas"]["TurnTo"][];
            versionHash: string;
            withdrawReason: string;
            /** Format: date-time */
            withdrawnAt?: string;
        };
        Recorded: {
            batchId: string;
            /** Format: int64 */
            late: number;
            /** Format: int64 */
            met: number;
        };
        Recounted: {
            /** Format: int64 */
            checked: number;
            /** Format: int64 */
            found: number;
            title: string;
            wrong: string[];
        };
        RecruitErasure: {
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            count: number;
            /** Format: int64 */
            files: number;
            /**
             * Format: int64
             * @description 没有签成合同的推荐表
             */
            forms: number;
            hash: string;
            id: string;
            /** Format: int64 */
            objections: number;
            policy: string;
            /** @enum {string} */
            rule: "withdrawn" | "retention";
        };
        RecruitFile: {
            /** Format: date-time */
            addedAt: string;
            id: string;
            mediaType: string;
            name: string;
            /** Format: int64 */
            size: number;
        };
        RecruitLine: {
            /**
             * Format: int64
             * @description 现存报名
             */
            applications: number;
            applyFrom: string;
            applyUntil: string;
            body: string;
            /** Format: date-time */
            changedAt: string;
            /** @enum {string} */
            channel: "own" | "procured" | "social";
            channelPaper: string;
            /** Format: date-time */
            closedAt?: string;
            closedReason: string;
            conditions: string;
            contactName: string;
            eraseOn: string;
            /** Format: date-time */
            erasedAt?: string;
            headroomNote: string;
            /**
             * Format: int64
             * @description 招聘人数
             */
            heads: number;
            id: string;
            /**
             * Format: int64
             * @description 面试占百分之几
             */
            interviewWeight: number;
            officePhone: string;
            /** @description 到了哪一步，例如报名中 */
            phase: string;
            /** Format: int64 */
            publicityDays: number;
            publicityFrom: string;
            /** @description 公示截止日暂定：次年放假安排尚未公布 */
            publicityProvisional: boolean;
            publicityUntil: string;
            /** Format: date-time */
            publishedAt?: string;
            publishedReason: string;
            /** Format: int64 */
            rev: number;
            /** @description 由上级（县、市、区或设区市）代办 */
            runAbove: boolean;
            /** @enum {string} */
            state: "draft" | "published" | "publicity" | "closed" | "cancelled";
            stateTitle: string;
            title: string;
            /** @description 评委五人以上时去掉一个最高分和一个最低分 */
            trim: boolean;
            unionId: string;
            unionName: string;
            /**
             * Format: int64
             * @description 笔试占百分之几；与面试合计100，都为0即不打分
             */
            writtenWeight: number;
        };
        RecruitRevealInputBody: {
            /** @enum {string} */
            field: "identity" | "phone";
            reason: string;
        };
        RecruitUnion: {
            contactName: string;
            id: string;
            name: string;
            officePhone: string;
            /**
             * Format: int64
             * @description 公示期至少几个工作日
             */
            publicityDays: number;
        };
        RecruitView: {
            actions: string[];
            /**
             * Format: int64
             * @description 现存报名
             */
            applications: number;
            applyFrom: string;
            applyUntil: string;
            article: string;
            assessors: components["schemas"]["Assessor"][];
            body: string;
            /** Format: date-time */
            changedAt: string;
            /** @enum {string} */
            channel: "own" | "procured" | "social";
            channelPaper: string;
            channelTitle: string;
            /** @description 未按次序时择优的理由 */
            chosenReason: string;
            /** Format: date-time */
            closedAt?: string;
            closedReason: string;
            conditions: string;
            contactName: string;
            eraseOn: string;
            /** Format: date-time */
            erasedAt?: string;
            erasures: components["schemas"]["RecruitErasure"][];
            files: components["schemas"]["RecruitFile"][];
            /** @description 办法第四条的四组条件 */
            given: components["schemas"]["ConditionText"][];
            headroomNote: string;
            /**
             * Format: int64
             * @description 招聘人数
             */
            heads: number;
            id: string;
            /**
             * Format: int64
             * @description 面试占百分之几
             */
            interviewWeight: number;
            /**
             * Format: int64
             * @description 公示至少几个工作日
             */
            leastDays: number;
            makerName: string;
            /**
             * Format: int64
             * @description 未聘用人员材料保存月数
             */
            monthsKept: number;
            objections: components["schemas"]["Objection"][];
            officePhone: string;
            /** @description 到了哪一步，例如报名中 */
            phase: string;
            posts: components["schemas"]["NoticePost"][];
            privacy: components["schemas"]["PrivacyNotice"];
            proposed: components["schemas"]["ProposedName"][];
            /** @description 公开页地址，空为未发布 */
            publicPath: string;
            /** Format: int64 */
            publicityDays: number;
            publicityFrom: string;
            /** @description 公示截止日暂定：次年放假安排尚未公布 */
            publicityProvisional: boolean;
            publicityUntil: string;
            /** Format: date-time */
            publishedAt?: string;
            publishedReason: string;
            /** Format: int64 */
            rev: number;
            room: components["schemas"]["Headroom"];
            /** @description 公告人数超过空额的提示 */
            roomWarning: string;
            /** @description 由上级（县、市、区或设区市）代办 */
            runAbove: boolean;
            runByName: string;
            /** @enum {string} */
            state: "draft" | "published" | "publicity" | "closed" | "cancelled";
            stateTitle: string;
            story: components["schemas"]["NoticeEvent"][];
            tally: components["schemas"]["NoticeTally"];
            title: string;
            today: string;
            /** @description 评委五人以上时去掉一个最高分和一个最低分 */
            trim: boolean;
            unionId: string;
            unionName: string;
            /**
             * Format: int64
             * @description 笔试占百分之几；与面试合计100，都为0即不打分
             */
            writtenWeight: number;
        };
        RegisterUnion: {
            id: string;
            name: string;
        };
        Remark: {
            code: string;
            /** @description 依据 */
            law: string;
            text: string;
            /** @enum {string} */
            weight: "note" | "warn" | "signal";
        };
        RenewalStep: {
            /** @enum {string} */
            key: "grade" | "room" | "form" | "approval" | "contract";
            /** @enum {string} */
            state: "done" | "next" | "later" | "stopped";
            text: string;
            title: string;
        };
        RenewalView: {
            /** @description grade、form、sign */
            actions: string[];
            caseId: string;
            /** @description 最后一份合同 */
            contract?: components["schemas"]["ContractRow"];
            dueOn: string;
            endedOn: string;
            engagementId: string;
            formId: string;
            formState: string;
            /** Format: int64 */
            gradeYear: number;
            grades: components["schemas"]["GradeLine"][];
            headroom?: components["schemas"]["Headroom"];
            name: string;
            onDuty: string;
            /** @description 推荐表上已请上级同意 */
            override: boolean;
            personId: string;
            /** @description 续聘从哪一天起 */
            startsOn: string;
            steps: components["schemas"]["RenewalStep"][];
            /** @description 原则上不予续聘的情形 */
            stops: components["schemas"]["Remark"][];
            /** @description 批准的上一级总工会 */
            superior: string;
            today: string;
            unionId: string;
            unionName: string;
        };
        RepealInputBody: {
            /** @description 最后一天 */
            last: string;
            /** Format: int64 */
            rev: number;
            words: string;
        };
        Report: {
            /** Format: int64 */
            erased: number;
            /** Format: int64 */
            found: number;
            /** Format: int64 */
            heads: number;
            problems: components["schemas"]["Finding"][];
            /** Format: int64 */
            size: number;
            /** Format: int64 */
            unsealed: number;
        };
        Retirement: {
            /** @description 可以弹性提前到的日期 */
            earliest: string;
            /** @description 经协商可以弹性延迟到的日期 */
            latest: string;
            /** @description 达到法定退休年龄的日期 */
            on: string;
            /**
             * Format: int64
             * @description 原法定退休年龄：60、55 或 50
             */
            track: number;
        };
        ReturnRow: {
            awards: string;
            bars: boolean;
            /** @description 出生年月 */
            birth: string;
            channel: string;
            channelTitle: string;
            contractEnds: string;
            contractKind: string;
            contractStarts: string;
            education: string;
            endGround: string;
            endedOn: string;
            engagementId: string;
            formNumber: string;
            formerPost: string;
            hired: string;
            hiredTitle: string;
            idMasked: string;
            inPost: boolean;
            kindTitle: string;
            managedPaper: string;
            name: string;
            numbers: string;
            onDuty: string;
            openEnded: boolean;
            personId: string;
            phoneMasked: string;
            political: string;
            post: string;
            renewedOn: string;
            resume: string;
            salt: string;
            says: string[];
            sex: string;
            status: string;
            term: string;
            title: string;
            union: string;
            unionId: string;
            unit: string;
            unitCode: string;
            unitId: string;
        };
        ReturnView: {
            actions: string[];
            /** @description 本模块对该年度启用 */
            active: boolean;
            /** @description 现在报送更正将改动哪些；不能更正时为空 */
            amended: components["schemas"]["Amended"][];
            /** Format: int64 */
            bars: number;
            cityId: string;
            cityName: string;
            comparison: components["schemas"]["Comparison"];
            /** Format: int64 */
            complete: number;
            documents: components["schemas"]["DocumentLine"][];
            dueOn: string;
            findings: components["schemas"]["FindingCount"][];
            /**
             * Format: int64
             * @description 现在首次报送将迟报的天数
             */
            lateDays: number;
            /**
             * Format: int64
             * @description 应在已报送名单中而不在的人数，须更正
             */
            omitted: number;
            /** @description 名单截至日 */
            onDay: string;
            open: boolean;
            opens: string;
            /** @description 只看得到这一部分；空为全市 */
            part: string;
            /** @description 名单的摘要：报送时核对，变动后须重新查看 */
            stamp: string;
            /**
             * Format: int64
             * @description 报送以后上岗、尚未补充的人数
             */
            supplement: number;
            today: string;
            total: components["schemas"]["YearFigures"];
            units: components["schemas"]["UnitLine"][];
            /** Format: int64 */
            warns: number;
            /** Format: int64 */
            year: number;
        };
        RevInput: {
            reason?: string;
            /** Format: int64 */
            rev: number;
        };
        RevInputBody: {
            /** Format: int64 */
            rev: number;
        };
        RevealedField: {
            value: string;
        };
        Review: {
            /** @description 续聘不另占员额，空 */
            headroom?: components["schemas"]["Headroom"];
            needsReason: boolean;
            /** @description 试用期最长到哪一天，空为不得约定 */
            probation: string;
            /** @description 试用期一项旁的说明；劳务协议为空 */
            probationNote: string;
            remarks: components["schemas"]["Remark"][];
            /** @description 书面合同的期限：上岗（续聘为起始）后一个月内 */
            writtenDue: string;
        };
        RoleName: {
            role: string;
            title: string;
        };
        RootUnit: {
            name: string;
            tier: string;
            unionId: string;
        };
        RosterConfirmInputBody: {
            /** @enum {string} */
            mode: "all" | "good";
            /**
             * Format: int64
             * @description 所看到的核对结果的版本
             */
            rev: number;
        };
        RosterRemapInputBody: {
            /** @description 表中写的单位 → 决定 */
            choices?: {
                [key: string]: components["schemas"]["UnionChoice"];
            };
            /** @description 字段 → 列号，0 为没有这一列 */
            columns?: {
                [key: string]: number;
            };
            /**
             * Format: int64
             * @description 表头最后一行的行号，0 为自动
             */
            heading?: number;
            /** Format: int64 */
            rev: number;
            sheet?: string;
        };
        RowDetail: {
            awards: string;
            bars: boolean;
            /** @description 出生年月 */
            birth: string;
            channel: string;
            channelTitle: string;
            contractEnds: string;
            contractKind: string;
            contractStarts: string;
            education: string;
            endGround: string;
            endedOn: string;
            engagementId: string;
            filing: components["schemas"]["DocumentLine"];
            formNumber: string;
            formerPost: string;
            hash: string;
            hired: string;
            hiredTitle: string;
            /** @description 这一行与校验值、封存的号码相符 */
            holds: boolean;
            idMasked: string;
            /** @description 校验值在已签名的清单里 */
            inManifest: boolean;
            inPost: boolean;
            kindTitle: string;
            /** @description 在本系统的花名册里，当前用户可以查看 */
            known: boolean;
            managedPaper: string;
            name: string;
            numbers: string;
            onDuty: string;
            openEnded: boolean;
            personId: string;
            phoneMasked: string;
            political: string;
            post: string;
            proof: components["schemas"]["Proof"];
            renewedOn: string;
            resume: string;
            rowId: string;
            salt: string;
            says: string[];
            /** Format: int64 */
            seq: number;
            sex: string;
            /** @description 名册今天的情况，与备案不同时写明 */
            standsNow: string;
            status: string;
            term: string;
            title: string;
            union: string;
            unionId: string;
            unit: string;
            unitCode: string;
            unitId: string;
            /** Format: int64 */
            year: number;
        };
        RowFinding: {
            code: string;
            field: string;
            level: string;
            text: string;
        };
        RuleInForce: {
            /** @description lay,house */
            actions: string[];
            article: string;
            blank?: boolean;
            default: string;
            example?: string;
            key: string;
            kind: string;
            /** Format: int64 */
            max?: number;
            /** Format: int64 */
            min?: number;
            /** @description 各选项的文字，与 options 同序 */
            optionWords?: string[] | null;
            options?: string[] | null;
            reading: boolean;
            setter: string;
            sources: components["schemas"]["Source"][];
            stricter?: string;
            /** @description 现行数值，文字 */
            text: string;
            title: string;
            unit?: string;
            value: string;
            /** @description 适用哪一条、为什么 */
            why: string;
        };
        RuleNote: {
            article: string;
            document: string;
            /** @description 适用的解释 */
            interpretations: components["schemas"]["NoteInterprets"][];
            key: string;
            /** @description 设区市的实施细则 */
            localRuleId: string;
            /** @description 《办法》未写明，系统的默认口径 */
            reading: boolean;
            setBy: string;
            /** @description 现行数值 */
            text: string;
            title: string;
        };
        Sample: {
            /**
             * Format: int64
             * @description 第几次抽取
             */
            draw: number;
            /** Format: date-time */
            drawnAt: string;
            /** @enum {string} */
            finding: "matches" | "doubt" | "";
            /** Format: date-time */
            foundAt?: string;
            id: string;
            inspectionId: string;
            note: string;
            visitId: string;
        };
        SampleView: {
            /**
             * Format: int64
             * @description 第几次抽取
             */
            draw: number;
            /** Format: date-time */
            drawnAt: string;
            /** @enum {string} */
            finding: "matches" | "doubt" | "";
            /** Format: date-time */
            foundAt?: string;
            id: string;
            inspectionId: string;
            note: string;
            visit: components["schemas"]["VisitEntry"];
            visitId: string;
        };
        SamplesInputBody: {
            from?: string;
            /** Format: int64 */
            size: number;
            /**
             * @description opening 为系统启用前纸质记录，空为不限
             * @enum {string}
             */
            source?: "system" | "opening" | "";
            /**
             * @description 空为不限
             * @enum {string}
             */
            strength?: "code" | "drawn" | "paper" | "";
            to?: string;
        };
        Satisfaction: {
            /**
             * Format: int64
             * @description 百分之一分，满分 500；每满 5 份更新一次
             */
            average: number;
            /** Format: int64 */
            count: number;
        };
        Score: {
            applicationId: string;
            assessorId: string;
            /** Format: date-time */
            at: string;
            byName: string;
            /** @description 声明回避 */
            conflict: boolean;
            /** @enum {string} */
            part: "written" | "interview";
            /**
             * Format: int64
             * @description 百分之一分，0 至 10000；空为未打分
             */
            points: number | null;
        };
        ScoresInputBody: {
            /** Format: int64 */
            rev: number;
            scores: components["schemas"]["GivenScore"][];
        };
        Scoring: {
            /**
             * Format: int64
             * @description 面试占百分之几
             */
            interviewWeight: number;
            /** @description 评委五人以上时去掉一个最高分和一个最低分 */
            trim: boolean;
            /**
             * Format: int64
             * @description 笔试占百分之几；与面试合计100，都为0即不打分
             */
            writtenWeight: number;
        };
        ServedConfirmInputBody: {
            /** @description 只写入可导入的行 */
            goodOnly: boolean;
            /**
             * Format: int64
             * @description 所看到的核对结果的版本
             */
            rev: number;
        };
        ServedRemapInputBody: {
            /** @description 列名到表中第几列；0 为没有 */
            columns?: {
                [key: string]: number;
            };
            /** Format: int64 */
            heading?: number;
            /** Format: int64 */
            rev: number;
            sheet?: string;
        };
        Session: {
            account: components["schemas"]["SessionAccount"];
            /** @description 在任一岗位上拥有的权限 */
            permissions: string[];
            posts: components["schemas"]["Post"][];
            /** @description 所在单位，多个岗位时为首个单位等 */
            scopeName: string;
        };
        SessionAccount: {
            id: string;
            login: string;
            /** @description 须先修改初始密码 */
            mustChangePassword: boolean;
            name: string;
            /** @description 花名册中的人员编号；非指导员为空 */
            personId: string;
        };
        Share: {
            /**
             * Format: int64
             * @description 每县上限，空为不设
             */
            cap: number | null;
            /** Format: date-time */
            changedAt: string;
            changedName: string;
            /** Format: date-time */
            createdAt: string;
            createdName: string;
            /**
             * Format: int64
             * @description 每县下限
             */
            floor: number;
            id: string;
            name: string;
            /** Format: int64 */
            rev: number;
            /**
             * Format: int64
             * @description 可分配的总人数
             */
            total: number;
            /**
             * Format: int64
             * @description 现行有效集体合同数的权重，百分数
             */
            weightAgreements: number;
            /**
             * Format: int64
             * @description 企业数的权重，百分数
             */
            weightEnterprises: number;
            /**
             * Format: int64
             * @description 职工数的权重，百分数
             */
            weightWorkers: number;
            /** Format: int64 */
            year: number;
        };
        ShareBeginInputBody: {
            name: string;
            /** Format: int64 */
            year: number;
        };
        ShareBody: {
            /**
             * Format: int64
             * @description 每县上限，空为不设
             */
            cap: number | null;
            /**
             * Format: int64
             * @description 每县下限
             */
            floor: number;
            /** @description 有改动的县级单位 */
            lines: components["schemas"]["ShareGiven"][];
            name: string;
            /** Format: int64 */
            rev: number;
            /**
             * Format: int64
             * @description 可分配的总人数
             */
            total: number;
            /**
             * Format: int64
             * @description 现行有效集体合同数的权重，百分数
             */
            weightAgreements: number;
            /**
             * Format: int64
             * @description 企业数的权重，百分数
             */
            weightEnterprises: number;
            /**
             * Format: int64
             * @description 职工数的权重，百分数
             */
            weightWorkers: number;
            /** Format: int64 */
            year: number;
        };
        ShareGiven: {
            /**
             * Format: int64
             * @description 现行有效集体合同数，空为不详
             */
            agreements: number | null;
            /**
             * Format: int64
             * @description 企业数，空为不详
             */
            enterprises: number | null;
            /** @description 数据来源 */
            note?: string;
            /** @description 来自导入的表格的各项 */
            sheet?: ("enterprises" | "workers" | "agreements")[] | null;
            unionId: string;
            /**
             * Format: int64
             * @description 职工数，空为不详
             */
            workers: number | null;
        };
        ShareRead: {
            /**
             * Format: int64
             * @description 现行有效集体合同数，空为不详
             */
            agreements: number | null;
            code: string;
            /**
             * Format: int64
             * @description 企业数，空为不详
             */
            enterprises: number | null;
            /** @description 表中所写 */
            name: string;
            note: string;
            /** @enum {string} */
            outcome: "accept" | "warn" | "reject";
            /** Format: int64 */
            row: number;
            union: string;
            /** @description 对应的县级单位，没有的为空 */
            unionId: string;
            why: string[];
            /**
             * Format: int64
             * @description 职工数，空为不详
             */
            workers: number | null;
        };
        ShareRevInputBody: {
            /** Format: int64 */
            rev: number;
        };
        ShareRow: {
            /**
             * Format: int64
             * @description 现行有效集体合同数，空为不详
             */
            agreements: number | null;
            /** @enum {string} */
            agreementsFrom: "" | "register" | "typed" | "sheet";
            /** @description 已有核定数 */
            approved: boolean;
            /**
             * Format: int64
             * @description 现核定
             */
            authorised: number;
            /**
             * Format: int64
             * @description 合计的县级单位数
             */
            counties: number;
            /**
             * Format: int64
             * @description 0 为最上一级
             */
            depth: number;
            /**
             * Format: int64
             * @description 测算数减现核定
             */
            difference: number;
            /**
             * Format: int64
             * @description 企业数，空为不详
             */
            enterprises: number | null;
            /** @enum {string} */
            enterprisesFrom: "" | "register" | "typed" | "sheet";
            name: string;
            /** @description 数据来源 */
            note: string;
            /**
             * Format: int64
             * @description 在岗
             */
            occupied: number;
            /**
             * Format: int64
             * @description 按测算数超员
             */
            over: number;
            /** @description 测算；没有测算结果的不返回 */
            portion?: components["schemas"]["Portion"];
            regionCode: string;
            /** @description 起作用的上下限、进一 */
            says: string;
            tier: string;
            /** @description 所属县级单位的合计 */
            total: boolean;
            unionId: string;
            /**
             * Format: int64
             * @description 职工数，空为不详
             */
            workers: number | null;
            /** @enum {string} */
            workersFrom: "" | "register" | "typed" | "sheet";
        };
        ShareSheet: {
            /** Format: int64 */
            accept: number;
            fileName: string;
            layout: components["schemas"]["Layout"];
            /** Format: int64 */
            reject: number;
            rows: components["schemas"]["ShareRead"][];
            /** Format: int64 */
            warn: number;
        };
        ShareView: {
            actions: string[];
            /** @description 为什么不能填入调配文件或核定数 */
            blocked: string;
            /**
             * Format: int64
             * @description 每县上限，空为不设
             */
            cap: number | null;
            /** Format: date-time */
            changedAt: string;
            changedName: string;
            /** Format: date-time */
            createdAt: string;
            createdName: string;
            /**
             * Format: int64
             * @description 计划年度已有核定数的县级单位数
             */
            decided: number;
            /** @description 对谁改变什么 */
            effects: components["schemas"]["QuotaEffect"][];
            /**
             * Format: int64
             * @description 每县下限
             */
            floor: number;
            formula: string[];
            id: string;
            name: string;
            /** @description 空白的数据和其他须知 */
            notes: string[];
            /** @description 现核定数截至哪一天 */
            on: string;
            /** @description 为什么没有测算结果 */
            problem: string;
            /** Format: int64 */
            rev: number;
            rows: components["schemas"]["ShareRow"][];
            today: string;
            /**
             * Format: int64
             * @description 可分配的总人数
             */
            total: number;
            /**
             * Format: int64
             * @description 现行有效集体合同数的权重，百分数
             */
            weightAgreements: number;
            /**
             * Format: int64
             * @description 企业数的权重，百分数
             */
            weightEnterprises: number;
            /**
             * Format: int64
             * @description 职工数的权重，百分数
             */
            weightWorkers: number;
            /** Format: int64 */
            year: number;
        };
        SheetMapping: {
            /** @description 字段 → 列号，0 为没有这一列 */
            columns: {
                [key: string]: number;
            };
            /**
             * Format: int64
             * @description 表头最后一行的行号，0 为自动
             */
            heading: number;
            sheet: string;
        };
        ShownExit: {
            /** @description withdraw、agree、state、acknowledge */
            actions: string[];
            agreedPerson: string;
            agreedUnion: string;
            appliedOn: string;
            article: string;
            byAgreement: boolean;
            /** @description 更正的编号 */
            correctedNumber: string;
            correctedOn: string;
            correctedPaper: string;
            correctedReason: string;
            decidedName: string;
            decidedOn: string;
            declined: boolean;
            document: string;
            /** @description 按申请日期，最早的最后在岗日 */
            earliest: string;
            effectiveOn: string;
            factDiscipline: string;
            factEffect: string;
            factImage: string;
            facts: string;
            filedOn: string;
            /** @description 本人随陈述提交的材料 */
            files: components["schemas"]["AttachedView"][];
            groundTitle: string;
            id: string;
            /** @description 备案编号 */
            number: string;
            opinion: string;
            /** Format: int64 */
            rev: number;
            revertReason: string;
            /** @description 离岗登记撤回的日期 */
            revertedOn: string;
            servedOn: string;
            servedTitle: string;
            /** @enum {string} */
            state: "applied" | "open" | "decided" | "completed" | "filed" | "withdrawn" | "void" | "revoked";
            stateTitle: string;
            statement: string;
            unionName: string;
            voidReason: string;
            wishReason: string;
            wishedOn: string;
        };
        SignalExplainInputBody: {
            /** Format: int64 */
            rev: number;
            text: string;
        };
        SignalLine: {
            /** @description explain */
            actions: string[];
            /** @description 所指的合同，空为没有 */
            contractId: string;
            engagementId: string;
            /** Format: date-time */
            explainedAt?: string;
            explainedName: string;
            explanation: string;
            foundOn: string;
            id: string;
            /** @enum {string} */
            kind: "early" | "dates" | "none" | "over" | "approver" | "party" | "double";
            kindTitle: string;
            law: string;
            name: string;
            personId: string;
            /** Format: int64 */
            rev: number;
            settledOn: string;
            unionId: string;
            unionName: string;
            words: string;
        };
        SignedHead: {
            /** Format: date-time */
            at: string;
            keyId: string;
            publicKey: string;
            root: string;
            /** Format: int64 */
            size: number;
        };
        SignedItem: {
            /** Format: date-time */
            confirmedAt: string;
            hash: string;
            intact: boolean;
            late: boolean;
            note: string;
            /** Format: int64 */
            number: number;
            /** @enum {string} */
            side: "union" | "employer" | "workers" | "arranger";
            /** @description 手写签名，data: 地址，没有为空 */
            signatureUrl: string;
            signerName: string;
            signerPost: string;
            /** @enum {string} */
            strength: "code" | "drawn" | "paper";
            withdrawReason: string;
            /** Format: date-time */
            withdrawnAt?: string;
        };
        Slip: {
            accountId: string;
            login: string;
            name: string;
            /** @description 一次性密码，只在本次回复中出现 */
            password: string;
            personId: string;
            roleName: string;
            unionName: string;
        };
        Source: {
            applied: boolean;
            article: string;
            basis?: string;
            document: string;
            from: string;
            place: string;
            reason?: string;
            text: string;
            until: string;
            value: string;
        };
        Standing: {
            cityId: string;
            countyId: string;
            kind: string;
            name: string;
            regionCode: string;
            superiorId: string;
            tier: string;
            unionId: string;
            validFrom: string;
            validUntil: string;
        };
        Start: {
            /** @description 收到书面申请的日期 */
            appliedOn?: string;
            byAgreement?: boolean;
            engagementId: string;
            /** @enum {string} */
            ground?: "" | "age" | "discipline" | "wish" | "failed" | "expired" | "transfer" | "death" | "retired" | "abolished" | "other";
            reason?: string;
            wishedOn?: string;
        };
        StatementInputBody: {
            declined: boolean;
            /** Format: int64 */
            rev: number;
            text: string;
        };
        Status: {
            /** Format: int64 */
            attempt: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            endedAt?: string;
            id: string;
            kind: string;
            lastError: string;
            /** Format: int64 */
            progressDone: number;
            progressNote: string;
            /** Format: int64 */
            progressTotal: number;
            /** Format: date-time */
            runAt: string;
            state: string;
        };
        Step: {
            name: string;
            unionId: string;
        };
        StepChoice: {
            key: string;
            title: string;
            unionName: string;
        };
        StepView: {
            /** @description 已委托给哪个单位审核，空为没有 */
            delegate: string;
            /** @description 内部时限 */
            dueOn: string;
            holderName: string;
            metOn: string;
            /** @enum {string} */
            state: "open" | "done" | "paused" | "void" | "ahead";
            title: string;
            /** @enum {string} */
            tone: "soon" | "calm";
            unionName: string;
            /** Format: int64 */
            workdays: number;
        };
        Substitute: {
            /** Format: date-time */
            endedAt?: string;
            from: string;
            id: string;
            note: string;
            principalId: string;
            principalName: string;
            /** Format: int64 */
            rev: number;
            substituteId: string;
            substituteName: string;
            unionId: string;
            until: string;
        };
        SubstituteInputBody: {
            from: string;
            note?: string;
            substituteId: string;
            unionId: string;
            /** @description 最后一日 */
            until: string;
        };
        SubstituteView: {
            /** @description end */
            actions: string[];
            /** Format: date-time */
            endedAt?: string;
            from: string;
            id: string;
            inForce: boolean;
            /** @description 我指定的；否则为我代办的 */
            mine: boolean;
            note: string;
            principalId: string;
            principalName: string;
            /** Format: int64 */
            rev: number;
            substituteId: string;
            substituteName: string;
            unionId: string;
            unionName: string;
            until: string;
        };
        Suggested: {
            name: string;
            post: string;
        };
        Supplement: {
            /** @description 设区市总工会要求补充；否则为聘用单位的答复 */
            asked: boolean;
            /** Format: date-time */
            at: string;
            id: string;
            name: string;
            text: string;
        };
        SupplementInputBody: {
            /** Format: int64 */
            rev: number;
            text: string;
        };
        Supposition: {
            notice?: components["schemas"]["NoticeText"];
            overlay?: components["schemas"]["NewOverlay"];
        };
        Tallied: {
            /** Format: int64 */
            all: number;
            /**
             * Format: int64
             * @description 到期提前
             */
            earlier: number;
            /**
             * Format: int64
             * @description 不再逾期
             */
            eased: number;
            /**
             * Format: int64
             * @description 新产生
             */
            fresh: number;
            /**
             * Format: int64
             * @description 不再要求
             */
            gone: number;
            /**
             * Format: int64
             * @description 变为逾期
             */
            late: number;
            /**
             * Format: int64
             * @description 到期推后
             */
            later: number;
            /**
             * Format: int64
             * @description 数值或状态变化
             */
            other: number;
        };
        Tally: {
            exact: boolean;
            /** Format: int64 */
            n: number;
            state: string;
        };
        TemplateLine: {
            /** @description retire */
            actions: string[];
            /** Format: date-time */
            createdAt: string;
            createdName: string;
            /** @description 现行的一版；生成合同文本时先选 */
            current: boolean;
            fields: string[];
            fileName: string;
            id: string;
            /** @enum {string} */
            kind: "labour" | "service";
            kindTitle: string;
            /** @description 本单位的模板；上级单位的可以使用，不能修改 */
            mine: boolean;
            note: string;
            /** Format: date-time */
            retiredAt?: string;
            /** Format: int64 */
            rev: number;
            /** @description 随单位并入接收的 */
            takenOver: boolean;
            title: string;
            unionId: string;
            unionName: string;
            /** Format: int64 */
            version: number;
        };
        TemplateList: {
            fields: components["schemas"]["ContractField"][];
            items: components["schemas"]["TemplateLine"][];
            /** @description 可以上传模板的单位 */
            unions: components["schemas"]["QuotaStep"][];
        };
        TemplateRetireInputBody: {
            /** Format: int64 */
            rev: number;
        };
        Term: {
            id: string;
            title: string;
        };
        Todo: {
            /** Format: int64 */
            count: number;
            link: string;
            title: string;
        };
        Total: {
            /** Format: int64 */
            count: number;
            exact: boolean;
        };
        Transfer: {
            /** @description 签发日期 */
            decidedOn: string;
            /** @description 文号 */
            document: string;
            /** @description 生效日期 */
            effectiveOn: string;
            lines: components["schemas"]["Number"][] | null;
            reason: string;
        };
        TrustedInputBody: {
            /** @description 与对方电话核对过的指纹 */
            fingerprint: string;
            publicPem: string;
            unionId: string;
        };
        TurnTo: {
            name: string;
            /** @description 办公电话，空为没有登记 */
            phone: string;
        };
        UndoInputBody: {
            /** @enum {string} */
            act: "withdraw" | "correct";
            reason: string;
        };
        Union: {
            cityId: string;
            closedOn: string;
            contactName: string;
            contactTitle: string;
            countyId: string;
            /** Format: date-time */
            createdAt: string;
            employingSince: string;
            id: string;
            kind: string;
            name: string;
            officePhone: string;
            regionCode: string;
            /** Format: int64 */
            rev: number;
            shortName: string;
            state: string;
            successorId: string;
            superiorId: string;
            tier: string;
        };
        UnionChoice: {
            /** @enum {string} */
            kind: "" | "town" | "street" | "zone" | "trade";
            name?: string;
            skip: boolean;
            unionId: string;
        };
        UnionContactBody: {
            contactName: string;
            contactTitle: string;
            officePhone: string;
            /** Format: int64 */
            rev: number;
        };
        UnionDetail: {
            actions: string[];
            acts: components["schemas"]["ActLine"][];
            /** Format: int64 */
            below: number;
            chain: components["schemas"]["UnionNode"][];
            consent: string;
            employing: boolean;
            history: components["schemas"]["Standing"][];
            kindTitle: string;
            region: string;
            successor: string;
            superiors: components["schemas"]["UnionNode"][];
            union: components["schemas"]["Union"];
        };
        UnionHoldings: {
            /** @description 在聘的指导员 */
            people: components["schemas"]["Part"][];
            /** @description 由别的工会聘用、在此定岗的指导员 */
            posted: components["schemas"]["Part"][];
            /** @description 服务对象 */
            served: components["schemas"]["Part"][];
            /** @description 下级工会 */
            unions: components["schemas"]["Part"][];
        };
        UnionLine: {
            cityId: string;
            cityName: string;
            closedOn: string;
            contactName: string;
            contactTitle: string;
            countyId: string;
            countyName: string;
            /** Format: date-time */
            createdAt: string;
            employingSince: string;
            /** @description 按原名查到的，写明原名 */
            formerName: string;
            id: string;
            kind: string;
            name: string;
            officePhone: string;
            regionCode: string;
            /** Format: int64 */
            rev: number;
            shortName: string;
            state: string;
            successorId: string;
            superiorId: string;
            superiorName: string;
            tier: string;
        };
        UnionMatch: {
            candidates: components["schemas"]["UnionRef"][];
            creatable: boolean;
            kind: string;
            /** Format: int64 */
            rows: number;
            state: string;
            unionId: string;
            unionName: string;
            written: string;
        };
        UnionNode: {
            employing: boolean;
            id: string;
            kind: string;
            leaf: boolean;
            name: string;
            place: string;
            tier: string;
        };
        UnionRef: {
            id: string;
            name: string;
        };
        UnionTreeReply: {
            items: components["schemas"]["UnionNode"][];
        };
        UnitActInputBody: {
            reason?: string;
            /** Format: int64 */
            rev: number;
        };
        UnitDetail: {
            actions: string[];
            agreementFrom: string;
            /** @enum {string} */
            agreementKind: "" | "contract" | "wages" | "women" | "safety" | "trade" | "other";
            agreementTitle: string;
            agreementUntil: string;
            /** @description 可能重复的 */
            alike: components["schemas"]["UnitView"][];
            chairName: string;
            cityId: string;
            clientKey: string;
            contactName: string;
            contactTitle: string;
            countyId: string;
            /** Format: date-time */
            createdAt: string;
            /** @description 统一社会信用代码，没有的留空 */
            creditCode: string;
            /** @description 校验位不符，已对照证书核实 */
            creditConfirmed: boolean;
            hasUnion: boolean;
            id: string;
            industry: string;
            initials: string;
            /** @description 已合并的，现为 */
            into?: components["schemas"]["UnitView"];
            /** @enum {string} */
            kind: "enterprise" | "town" | "zone" | "trade" | "area";
            kindTitle: string;
            /**
             * Format: int64
             * @description 会员数，0 为未知
             */
            members: number;
            mergedInto: string;
            name: string;
            note: string;
            /** @description 组织树中的工会 */
            orgUnionId: string;
            orgUnionName: string;
            phoneChecked: boolean;
            /** Format: date-time */
            phoneCheckedAt?: string;
            phoneMasked: string;
            pinyin: string;
            regionCode: string;
            regionName: string;
            /** Format: int64 */
            rev: number;
            /** @enum {string} */
            state: "to_check" | "active" | "merged" | "closed";
            stateTitle: string;
            unionId: string;
            unionName: string;
            /** @description 信用代码的疑点等 */
            warnings: string[];
            /**
             * Format: int64
             * @description 0 为未知
             */
            workers: number;
        };
        UnitDistinctInputBody: {
            /** Format: uuid */
            otherId: string;
        };
        UnitEditInputBody: {
            agreementFrom: string;
            /** @enum {string} */
            agreementKind: "" | "contract" | "wages" | "women" | "safety" | "trade" | "other";
            agreementUntil: string;
            chairName: string;
            contactName: string;
            contactTitle: string;
            /** @description 统一社会信用代码，没有的留空 */
            creditCode: string;
            /** @description 校验位不符，已对照证书核实 */
            creditConfirmed: boolean;
            hasUnion: boolean;
            industry: string;
            /** @enum {string} */
            kind: "enterprise" | "town" | "zone" | "trade" | "area";
            /**
             * Format: int64
             * @description 会员数，0 为未知
             */
            members: number;
            name: string;
            note: string;
            /** @description 组织树中的工会 */
            orgUnionId: string;
            /** @description 联系手机；缺省为不变，空为删除 */
            phone?: string;
            regionCode: string;
            /** Format: int64 */
            rev: number;
            /**
             * Format: int64
             * @description 0 为未知
             */
            workers: number;
        };
        UnitHistory: {
            action: string;
            actorName: string;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["Change"][];
            reason: string;
            title: string;
        };
        UnitImportCounts: {
            /** Format: int64 */
            accept: number;
            /**
             * Format: int64
             * @description 可导入的行中，台账里已有、不会再写入的
             */
            already: number;
            /**
             * Format: int64
             * @description 已有的单位中，将补全空白项的
             */
            fills: number;
            /** Format: int64 */
            reject: number;
            /** Format: int64 */
            warn: number;
        };
        UnitImportDone: {
            /**
             * Format: int64
             * @description 未写入的行中，台账里已有的
             */
            already: number;
            /**
             * Format: int64
             * @description 已有的单位中，补全了空白项的
             */
            filled: number;
            /** Format: int64 */
            skipped: number;
            /** Format: int64 */
            written: number;
        };
        UnitImportRow: {
            chairName: string;
            codes: string[];
            creditCode: string;
            kindTitle: string;
            name: string;
            /** @enum {string} */
            outcome: "accept" | "warn" | "reject";
            /** Format: int64 */
            row: number;
            why: string[];
            /** Format: int64 */
            workers: number;
        };
        UnitItemsUnitHistory: {
            items: components["schemas"]["UnitHistory"][];
        };
        UnitItemsUnitPair: {
            items: components["schemas"]["UnitPair"][];
        };
        UnitItemsUnitView: {
            items: components["schemas"]["UnitView"][];
        };
        UnitLine: {
            checkedAt: string;
            checkedBy: string;
            code: string;
            /**
             * Format: int64
             * @description 内容完整的百分比
             */
            complete: number;
            figures: components["schemas"]["YearFigures"];
            id: string;
            /** @description 可以由当前用户核对 */
            may: boolean;
            name: string;
            /** @description 核对以后名册有变动 */
            stale: boolean;
            /** Format: int64 */
            warns: number;
        };
        UnitMerge: {
            /** @description 并入的（不保留的）服务对象 */
            fromId: string;
            /** Format: int64 */
            fromRev: number;
            /** Format: int64 */
            rev: number;
            /** @description 取自并入一方的内容 */
            take: ("kind" | "name" | "credit" | "org" | "region" | "industry" | "workers" | "members" | "union" | "chair" | "contact" | "agreement" | "note")[];
        };
        UnitPair: {
            one: components["schemas"]["UnitView"];
            other: components["schemas"]["UnitView"];
            /** @enum {string} */
            why: "credit" | "name" | "org";
        };
        UnitPhone: {
            value: string;
        };
        UnitPreview: {
            /** @description 用户指定的：字段 → 列号，0 为没有这一列 */
            columns: {
                [key: string]: number;
            };
            counts: components["schemas"]["UnitImportCounts"];
            fileName: string;
            id: string;
            layout: components["schemas"]["Layout"];
            result: components["schemas"]["UnitImportDone"];
            /** Format: int64 */
            rev: number;
            /** @description 最多 1000 行，有问题的在先 */
            rows: components["schemas"]["UnitImportRow"][];
            /** @enum {string} */
            state: "preview" | "confirmed";
            /** @description 写入哪个工会的台账 */
            unionName: string;
        };
        UnitRevealInputBody: {
            /** @description 查看的理由，记入审计 */
            reason: string;
        };
        UnitRow: {
            /** @description 下面还有一级 */
            drill: boolean;
            figures: components["schemas"]["Figures"];
            /** @description 本级 */
            itself: boolean;
            /** @description 当日的名称 */
            name: string;
            /** @description 可以点开 */
            open: boolean;
            regionCode: string;
            tier: string;
            unionId: string;
        };
        UnitView: {
            actions: string[];
            agreementFrom: string;
            /** @enum {string} */
            agreementKind: "" | "contract" | "wages" | "women" | "safety" | "trade" | "other";
            agreementTitle: string;
            agreementUntil: string;
            chairName: string;
            cityId: string;
            clientKey: string;
            contactName: string;
            contactTitle: string;
            countyId: string;
            /** Format: date-time */
            createdAt: string;
            /** @description 统一社会信用代码，没有的留空 */
            creditCode: string;
            /** @description 校验位不符，已对照证书核实 */
            creditConfirmed: boolean;
            hasUnion: boolean;
            id: string;
            industry: string;
            initials: string;
            /** @enum {string} */
            kind: "enterprise" | "town" | "zone" | "trade" | "area";
            kindTitle: string;
            /**
             * Format: int64
             * @description 会员数，0 为未知
             */
            members: number;
            mergedInto: string;
            name: string;
            note: string;
            /** @description 组织树中的工会 */
            orgUnionId: string;
            orgUnionName: string;
            phoneChecked: boolean;
            /** Format: date-time */
            phoneCheckedAt?: string;
            phoneMasked: string;
            pinyin: string;
            regionCode: string;
            regionName: string;
            /** Format: int64 */
            rev: number;
            /** @enum {string} */
            state: "to_check" | "active" | "merged" | "closed";
            stateTitle: string;
            unionId: string;
            unionName: string;
            /**
             * Format: int64
             * @description 0 为未知
             */
            workers: number;
        };
        UnreadCount: {
            /**
             * Format: int64
             * @description 未读条数，数到 100 为止
             */
            unread: number;
        };
        UrgeLine: {
            byUnionName: string;
            /** Format: date-time */
            createdAt: string;
            createdName: string;
            dueOn: string;
            id: string;
            lineId: string;
            /** @description 催办以后何时完成，空为尚未 */
            metOn: string;
            rule: string;
            ruleTitle: string;
            /** @enum {string} */
            state: "open" | "paused" | "met" | "late" | "waived" | "void";
            unionName: string;
            words: string;
        };
        Urged: {
            /**
             * Format: int64
             * @description 催办的件数
             */
            lines: number;
            /**
             * Format: int64
             * @description 今天已经催办过的件数
             */
            skipped: number;
        };
        Urging: {
            lineId?: string;
            rule?: string;
            /** @description 催办该单位全部逾期和临期的事项；与 lineId 二选一 */
            unionId?: string;
            words: string;
        };
        Verification: {
            /** Format: date-time */
            at: string;
            audit: components["schemas"]["Report"];
            recounts: components["schemas"]["Recounted"][];
        };
        Verified: {
            confirmedAt: string;
            day: string;
            hash: string;
            servedName: string;
            /** @description 姓氏加× */
            signer: string;
            /**
             * @description opening 为系统启用前纸质记录
             * @enum {string}
             */
            source: "system" | "opening";
            /**
             * @description 属实、被改动、已撤回、尚未签字、已有新版本、退回更正、不予确认、指导员收回
             * @enum {string}
             */
            state: "genuine" | "altered" | "withdrawn" | "waiting" | "replaced" | "returned" | "refused" | "recalled";
            /** @enum {string} */
            strength: "code" | "drawn" | "paper" | "";
        };
        VerifiedReceipt: {
            calendar: string;
            cityName: string;
            /** @description 已由哪一号备案更正 */
            correctedBy: string;
            /** @description 更正的是哪一号备案 */
            corrects: string;
            dueOn: string;
            effectiveOn: string;
            filedAt: string;
            hash: string;
            /** Format: int64 */
            lateWorkdays: number;
            number: string;
            /** @description 只有姓氏 */
            person: string;
            /** @description 更正为解聘撤销 */
            revoked: boolean;
            /** @enum {string} */
            state: "genuine" | "altered";
            unionName: string;
        };
        VisitDetail: {
            actions: ("save" | "submit" | "invite" | "paper" | "recall" | "delete" | "copy" | "consent" | "attach")[];
            /** @description 内部佐证，不给签字人看，不计入校验值 */
            attachments: components["schemas"]["AttachmentView"][];
            /** Format: date-time */
            changedAt: string;
            clientKey: string;
            /** @description 打印件上的核验码 */
            code: string;
            /** @description 委托书扫描件 */
            commission?: components["schemas"]["CommissionScan"];
            commissionBlob: string;
            commissionNumber: string;
            commissionOn: string;
            /** @description 现行的签字确认 */
            confirmation?: components["schemas"]["SignedItem"];
            /** Format: date-time */
            confirmedAt?: string;
            /** @enum {string} */
            consent: "none" | "asked" | "given" | "refused";
            consentReason: string;
            /** @description 使当日计为一天 */
            counted: boolean;
            /** Format: date-time */
            createdAt: string;
            day: string;
            done: string;
            duties: ("D1" | "D2" | "D3" | "D4" | "D5" | "D6" | "D7")[];
            /** @description 签字方确认的职责 */
            dutiesConfirmed: ("D1" | "D2" | "D3" | "D4" | "D5" | "D6" | "D7")[];
            dutiesNote: string;
            events: components["schemas"]["VisitEvent"][];
            /** @description 各次提交时冻结的内容和杂凑值 */
            frozen: components["schemas"]["FrozenItem"][];
            /** @description 最近一次提交的杂凑值 */
            hash: string;
            id: string;
            /** @description 内部记录，只有本人和聘用单位可见 */
            internalNote: string;
            /** @description 花名册登记这一天在岗中断，须核对 */
            onLeave: boolean;
            /**
             * Format: int64
             * @description 还有效的确认链接
             */
            openInvites: number;
            /** @description 系统启用前纸质记录的来源 */
            opening?: components["schemas"]["OpeningProof"];
            outcome: string;
            papers: components["schemas"]["PaperView"][];
            participants: string;
            personId: string;
            /** @description 列表中给出 */
            personName: string;
            /** @enum {string} */
            place: "onsite" | "remote" | "indoor" | "";
            postUnionId: string;
            /** @description 提交后单位才同意参与协商：收回再提交，才按参与协商确认 */
            resubmit: boolean;
            /** Format: int64 */
            rev: number;
            servedId: string;
            servedName: string;
            /** @description 历次签字确认，含已撤回的 */
            signatures: components["schemas"]["SignedItem"][];
            /** @enum {string} */
            source: "system" | "opening";
            /** @enum {string} */
            state: "draft" | "waiting" | "confirmed" | "returned" | "refused" | "withdrawn";
            stateReason: string;
            stateTitle: string;
            /** @enum {string} */
            strength: "code" | "drawn" | "paper" | "";
            /** Format: date-time */
            submittedAt?: string;
            unionId: string;
            /** @description 年度已关闭：现在签字的，由聘用单位决定是否更正 */
            yearClosed: boolean;
        };
        VisitEntry: {
            actions: ("save" | "submit" | "invite" | "paper" | "recall" | "delete" | "copy" | "consent" | "attach")[];
            /** Format: date-time */
            changedAt: string;
            clientKey: string;
            commissionBlob: string;
            commissionNumber: string;
            commissionOn: string;
            /** Format: date-time */
            confirmedAt?: string;
            /** @enum {string} */
            consent: "none" | "asked" | "given" | "refused";
            consentReason: string;
            /** @description 使当日计为一天 */
            counted: boolean;
            /** Format: date-time */
            createdAt: string;
            day: string;
            done: string;
            duties: ("D1" | "D2" | "D3" | "D4" | "D5" | "D6" | "D7")[];
            id: string;
            /** @description 内部记录，只有本人和聘用单位可见 */
            internalNote: string;
            outcome: string;
            participants: string;
            personId: string;
            /** @description 列表中给出 */
            personName: string;
            /** @enum {string} */
            place: "onsite" | "remote" | "indoor" | "";
            /** Format: int64 */
            rev: number;
            servedId: string;
            servedName: string;
            /** @enum {string} */
            source: "system" | "opening";
            /** @enum {string} */
            state: "draft" | "waiting" | "confirmed" | "returned" | "refused" | "withdrawn";
            stateReason: string;
            stateTitle: string;
            /** @enum {string} */
            strength: "code" | "drawn" | "paper" | "";
            /** Format: date-time */
            submittedAt?: string;
            unionId: string;
        };
        VisitEvent: {
            /** @enum {string} */
            act: "submit" | "recall" | "confirm" | "correct" | "refuse" | "withdraw" | "consent" | "paper" | "paper_reject" | "opening" | "opening_check" | "correction_open" | "correction_accept" | "correction_reject" | "detach";
            /** Format: date-time */
            at: string;
            reason: string;
            state: string;
            who: string;
        };
        Waiting: {
            /** Format: int64 */
            count: number;
            path: string;
            title: string;
        };
        WaitingVisit: {
            day: string;
            /**
             * Format: int64
             * @description 服务日至今的天数
             */
            days: number;
            id: string;
            personId: string;
            personName: string;
            servedName: string;
            unionId: string;
            unionName: string;
        };
        WaitingVisits: {
            /**
             * Format: int64
             * @description 计入该数字而不能逐条查看的
             */
            hidden: number;
            items: components["schemas"]["WaitingVisit"][];
            next: string;
            prev: string;
            total: components["schemas"]["Total"];
        };
        WaiverLine: {
            /** @enum {string} */
            act: "waive" | "lift";
            byUnionName: string;
            /** Format: date-time */
            createdAt: string;
            createdName: string;
            document: string;
            dueOn: string;
            id: string;
            lineId: string;
            period: string;
            reason: string;
            regionCode: string;
            rule: string;
            ruleTitle: string;
            /** @enum {string} */
            state: "open" | "paused" | "met" | "late" | "waived" | "void";
            unionName: string;
        };
        Waiving: {
            /** @description 文号，可以不填 */
            document?: string;
            reason: string;
            /** Format: int64 */
            rev: number;
        };
        Why: {
            allowed: boolean;
            /** @description 不能时：谁可以办理，由近及远 */
            doers: components["schemas"]["WhyPost"][];
            /** @description 不能时：谁可以授予，由近及远 */
            givers: components["schemas"]["WhyGiver"][];
            meaning: string;
            permission: string;
            /** @description 逐个岗位的判断 */
            reasons: components["schemas"]["WhyReason"][];
            /** @description 哪些角色有这项权限 */
            roles: components["schemas"]["RoleName"][];
            title: string;
            unionId: string;
            unionName: string;
        };
        WhyGiver: {
            gives: components["schemas"]["RoleName"][];
            /** @description 目前有人在任 */
            held: boolean;
            officePhone: string;
            roleName: string;
            unionId: string;
            unionName: string;
        };
        WhyPost: {
            /** @description 目前有人在任 */
            held: boolean;
            officePhone: string;
            roleName: string;
            unionId: string;
            unionName: string;
        };
        WhyReason: {
            carries: boolean;
            from: string;
            grantId: string;
            reaches: boolean;
            role: string;
            roleName: string;
            text: string;
            tier: string;
            unionId: string;
            unionName: string;
            /** @description 末日；空为长期 */
            until: string;
        };
        Wish: {
            /** @description 不足30日，请求协商一致 */
            byAgreement?: boolean;
            /** @description 原因；不必写病情 */
            reason: string;
            /** @description 希望的最后在岗日 */
            wishedOn: string;
        };
        WithdrawInputBody: {
            /** @description 从哪天起不再适用 */
            from: string;
            reason: string;
            /** Format: int64 */
            rev: number;
        };
        WrittenBody: {
            consultOpinion: string;
            /** @description 对工会意见的研究和答复 */
            consultReply: string;
            consultUnion: string;
            /** @description 征求本单位工会意见的日期 */
            consultedOn: string;
            /** @description 已告知可以陈述，本人没有陈述 */
            declined: boolean;
            /** @description 最后在岗日 */
            effectiveOn: string;
            /** @description 对提示的说明 */
            explanation: string;
            /** @description 不遵守工作纪律、不服从工作调度或违反法律法规政策规定的事实 */
            factDiscipline: string;
            /** @description 造成不良影响的事实 */
            factEffect: string;
            /** @description 损害工会形象的事实 */
            factImage: string;
            /** @description 情况说明 */
            facts: string;
            /** @enum {string} */
            ground: "" | "age" | "discipline" | "wish" | "failed" | "expired" | "transfer" | "death" | "retired" | "abolished" | "other";
            /** @description 劳动合同的法律依据 */
            legal: string;
            legalNote: string;
            /** Format: int64 */
            rev: number;
            /** @description 本人的陈述 */
            statement: string;
            statementOn: string;
        };
        YearFigures: {
            /** Format: int64 */
            all: number;
            /** Format: int64 */
            asked: number;
            /** Format: int64 */
            filled: number;
            /** Format: int64 */
            inPost: number;
            /** Format: int64 */
            labour: number;
            /** Format: int64 */
            left: number;
            /** Format: int64 */
            new: number;
            /** Format: int64 */
            own: number;
            /** Format: int64 */
            persons: number;
            /** Format: int64 */
            procured: number;
            /** Format: int64 */
            renewed: number;
            /** Format: int64 */
            service: number;
            /** Format: int64 */
            social: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "get-accounts": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                /** @description 该工会及其下级 */
                unionId?: string;
                /** @description 姓名、拼音、首字母或登录名 */
                q?: string;
                role?: string;
                state?: "active" | "unused" | "locked" | "disabled";
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
                    "application/json": components["schemas"]["PageAccountRow"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Slip"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-accounts-bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedMany"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-accounts-candidates": {
        parameters: {
            query?: {
                unionId?: string;
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
                    "application/json": components["schemas"]["ListProposed"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-accounts-export": {
        parameters: {
            query?: {
                /** @description 该工会及其下级 */
                unionId?: string;
                /** @description 姓名、拼音、首字母或登录名 */
                q?: string;
                role?: string;
                state?: "active" | "unused" | "locked" | "disabled";
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-accounts-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["AccountDetail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-accounts-id-disable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDetail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-accounts-id-enable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDetail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-accounts-id-grants": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Post-accounts-id-grantsRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDetail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-accounts-id-grants-grantId-end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                grantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDetail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-accounts-id-grants-grantId-handover": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                grantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandoverInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandedOver"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-accounts-id-reset": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Slip"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-accounts-id-unlock": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDetail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-approval-batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListBatchResult"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-approval-cases": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                box?: "todo" | "done" | "sent" | "copied";
                flow?: string;
                state?: "open" | "returned" | "withdrawn" | "joined" | "approved" | "rejected";
                /** @description 标题或上报人 */
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
                    "application/json": components["schemas"]["PageCaseLine"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-approval-cases-export": {
        parameters: {
            query?: {
                box?: "todo" | "done" | "sent" | "copied";
                flow?: string;
                state?: "open" | "returned" | "withdrawn" | "joined" | "approved" | "rejected";
                /** @description 标题或上报人 */
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-approval-cases-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-approval-cases-id-act": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalActBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-approval-cases-id-people": {
        parameters: {
            query: {
                act: "transfer" | "copy";
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["ListPersonChoice"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-approval-cases-id-print": {
        parameters: {
            query?: {
                /** @description pdf 用于打印，docx 用于编辑 */
                format?: "pdf" | "docx";
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-approval-cases-id-read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-approval-colleagues": {
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
                    "application/json": components["schemas"]["ListColleague"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-approval-counts": {
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
                    "application/json": components["schemas"]["Counts"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-approval-delegations": {
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
                    "application/json": components["schemas"]["DelegationList"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-approval-delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DelegationInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delegation"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-approval-delegations-id-end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndDelegationInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delegation"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-approval-flows": {
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
                    "application/json": components["schemas"]["ListFlowView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-approval-phrases": {
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
                    "application/json": components["schemas"]["PhrasesReply"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-approval-phrases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhrasesInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhrasesReply"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-approval-substitutes": {
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
                    "application/json": components["schemas"]["ListSubstituteView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-approval-substitutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubstituteInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Substitute"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-approval-substitutes-id-end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndSubstituteInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Substitute"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-audit-entries": {
        parameters: {
            query?: {
                /** @description 动作；以点结尾为一类 */
                action?: string;
                actorId?: string;
                kind?: string;
                itemId?: string;
                personId?: string;
                unionId?: string;
                from?: string;
                /** @description 含当日 */
                to?: string;
                cursor?: string;
                limit?: number;
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
                    "application/json": components["schemas"]["PageAuditEntry"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-audit-entries-export": {
        parameters: {
            query?: {
                /** @description 动作；以点结尾为一类 */
                action?: string;
                actorId?: string;
                kind?: string;
                itemId?: string;
                personId?: string;
                unionId?: string;
                from?: string;
                /** @description 含当日 */
                to?: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-audit-entries-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["AuditEntry"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-audit-erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Erasure"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-audit-heads": {
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
                    "application/json": components["schemas"]["SignedHead"][] | null;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-audit-heads-latest": {
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-audit-heads-size": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                size: number;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-audit-state": {
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
                    "application/json": components["schemas"]["AuditState"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-audit-verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobReply"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-authz-explain": {
        parameters: {
            query: {
                permission: string;
                unionId?: string;
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
                    "application/json": components["schemas"]["Why"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-authz-grantable": {
        parameters: {
            query: {
                unionId: string;
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
                    "application/json": components["schemas"]["ListRoleName"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-authz-matrix": {
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
                    "application/json": components["schemas"]["Matrix"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-authz-places": {
        parameters: {
            query: {
                permission: string;
                /** @description 列出它的直接下级 */
                parent?: string;
                /** @description 名称、拼音或首字母 */
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
                    "application/json": components["schemas"]["ListPlaceNode"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-calendar-notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoticeText"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePreview"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-calendar-notices-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoticeText"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePreview"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-calendar-year": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
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
                    "application/json": components["schemas"]["CalendarYear"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-confirm-token": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
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
                    "application/json": components["schemas"]["Asked"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-confirm-token": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-confirm-token-code": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
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
                    "application/json": components["schemas"]["CodeSent"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-confirm-token-commission": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-duties-candidates": {
        parameters: {
            query: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                rule: "induction" | "training_held" | "yearly_report" | "target_statement" | "inspection_report" | "local_rules";
                /** @description 姓名或拼音、单位 */
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
                    "application/json": components["schemas"]["PageCandidate"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-duties-candidates-export": {
        parameters: {
            query: {
                rule: "induction" | "training_held" | "yearly_report" | "target_statement" | "inspection_report" | "local_rules";
                /** @description 姓名或拼音、单位 */
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-duties-facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    completedOn?: string;
                    doneOn: string;
                    /**
                     * Format: binary
                     * @description PDF、Word、Excel 或图片，不超过 20 MB
                     */
                    file?: string;
                    /** @description 事项编号，以逗号分隔 */
                    lineIds: string;
                    number?: string;
                    title: string;
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
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-duties-facts-id-counter": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CounterInputBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-duties-facts-id-file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-duties-lines-id-facts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["ListFactLine"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-duties-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description XLSX，不超过 5 MB
                     */
                    file: string;
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
                    "application/json": components["schemas"]["Attendees"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-engagements-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EngagementChangeInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-engagements-id-contracts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractAddInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-engagements-id-end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EngagementEndInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-engagements-id-interruptions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EngagementInterruptInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-engagements-id-lift": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EngagementLiftInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-engagements-id-postings": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EngagementPostInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-exit-receipts-code": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
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
                    "application/json": components["schemas"]["VerifiedReceipt"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-exits": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                /** @description 姓名、拼音、首字母，或者备案编号 */
                q?: string;
                /** @description 本单位及以下 */
                unionId?: string;
                /** @description live 为办理中的（备案以前）；closed 为撤回、作废和已更正撤销的 */
                state?: "live" | "applied" | "open" | "decided" | "completed" | "filed" | "closed" | "all";
                ground?: "age" | "discipline" | "wish" | "failed" | "expired" | "transfer" | "death" | "retired" | "abolished" | "other";
                /** @description 只看逾期的 */
                late?: boolean;
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
                    "application/json": components["schemas"]["PageListedExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-exits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Start"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-exits-export": {
        parameters: {
            query?: {
                /** @description 姓名、拼音、首字母，或者备案编号 */
                q?: string;
                /** @description 本单位及以下 */
                unionId?: string;
                /** @description live 为办理中的（备案以前）；closed 为撤回、作废和已更正撤销的 */
                state?: "live" | "applied" | "open" | "decided" | "completed" | "filed" | "closed" | "all";
                ground?: "age" | "discipline" | "wish" | "failed" | "expired" | "transfer" | "death" | "retired" | "abolished" | "other";
                /** @description 只看逾期的 */
                late?: boolean;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-exits-register": {
        parameters: {
            query?: {
                /** @description 空为本人所在的设区市 */
                unionId?: string;
                /** @description 空为本年 */
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
                    "application/json": components["schemas"]["FilingRegister"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-exits-register-export": {
        parameters: {
            query?: {
                /** @description 空为本人所在的设区市 */
                unionId?: string;
                /** @description 空为本年 */
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-exits-register-print": {
        parameters: {
            query?: {
                /** @description 空为本人所在的设区市 */
                unionId?: string;
                /** @description 空为本年 */
                year?: number;
                /** @description pdf 用于打印，docx 用于编辑 */
                format?: "pdf" | "docx";
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-exits-suggested": {
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
                    "application/json": components["schemas"]["ListLeaver"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-exits-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["FullExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-exits-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WrittenBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-exits-id-accept": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-exits-id-agree": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-exits-id-agree-paper": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-exits-id-answer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SupplementInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-exits-id-ask": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-exits-id-bundle": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-exits-id-complete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-exits-id-correct": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-exits-id-decide": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-exits-id-delivery": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeliveryBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-exits-id-file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-exits-id-files": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description PDF、Word、Excel、JPEG 或 PNG，不超过 10 MB
                     */
                    file: string;
                    /** @enum {string} */
                    kind: "evidence" | "application" | "agreement" | "statement" | "consultation" | "decision" | "delivery" | "other";
                    /** Format: int64 */
                    rev: number;
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
                    "application/json": components["schemas"]["FullExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-exits-id-files-fileId": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
                fileId: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-exits-id-files-fileId-remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
                fileId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExitFileRemoveBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-exits-id-pack": {
        parameters: {
            query?: {
                /** @description pdf 用于打印，docx 用于编辑 */
                format?: "pdf" | "docx";
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-exits-id-receipt": {
        parameters: {
            query?: {
                /** @description pdf 用于打印，docx 用于编辑 */
                format?: "pdf" | "docx";
                /** @description 哪一份备案的回执，空为最后一份 */
                filing?: string;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-exits-id-reopen": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-exits-id-resume": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-exits-id-revert": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-exits-id-supplement": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SupplementInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-exits-id-void": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-feeds-token": {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control"?: string;
                    "Content-Type"?: string;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-filing": {
        parameters: {
            query?: {
                /** @description 空为本年度 */
                year?: number;
                /** @description 查询在岗人数的日期，空为年底或今天 */
                on?: string;
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
                    "application/json": components["schemas"]["Board"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-filing-book": {
        parameters: {
            query?: {
                /** @description 空为本年度 */
                year?: number;
                /** @description 查询在岗人数的日期，空为年底或今天 */
                on?: string;
                format?: "xlsx" | "docx" | "pdf";
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-filing-documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-filing-documents-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["DocumentView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-filing-documents-id-accept": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptanceInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-filing-documents-id-parcel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-filing-documents-id-print": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrintInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-filing-documents-id-proof": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-filing-documents-id-receipt": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-filing-documents-id-return": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptanceInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-filing-documents-id-rows": {
        parameters: {
            query?: {
                /** @description 县（市、区）或者市本级 */
                unitId?: string;
                group?: "" | "all" | "in_post" | "new" | "renewed" | "left" | "own" | "procured" | "social" | "labour" | "service";
                /** @description 姓名或聘用单位 */
                q?: string;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["ListFiledRow"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-filing-documents-id-rows-export": {
        parameters: {
            query?: {
                /** @description 县（市、区）或者市本级 */
                unitId?: string;
                group?: "" | "all" | "in_post" | "new" | "renewed" | "left" | "own" | "procured" | "social" | "labour" | "service";
                /** @description 姓名或聘用单位 */
                q?: string;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-filing-documents-id-slip": {
        parameters: {
            query?: {
                /** @description pdf 用于打印，docx 用于编辑 */
                format?: "pdf" | "docx";
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-filing-keys": {
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
                    "application/json": components["schemas"]["ListKeyLine"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-filing-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-filing-keys-trusted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrustedInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-filing-parcels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description 不超过 16 MB
                     */
                    file: string;
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
                    "application/json": components["schemas"]["ParcelView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-filing-parcels-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description 不超过 16 MB
                     */
                    file: string;
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
                    "application/json": components["schemas"]["ParcelView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-filing-receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description 不超过 16 MB
                     */
                    file: string;
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
                    "application/json": components["schemas"]["DocumentView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-filing-return": {
        parameters: {
            query?: {
                /** @description 空为本年度 */
                year?: number;
                /** @description 设区市总工会，空为本市 */
                cityId?: string;
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
                    "application/json": components["schemas"]["ReturnView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-filing-return-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-filing-return-explanations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExplanationInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-filing-return-rows": {
        parameters: {
            query?: {
                /** @description 空为本年度 */
                year?: number;
                /** @description 设区市总工会，空为本市 */
                cityId?: string;
                /** @description 县（市、区）或者市本级 */
                unitId?: string;
                group?: "" | "all" | "in_post" | "new" | "renewed" | "left" | "own" | "procured" | "social" | "labour" | "service";
                /** @description 姓名或聘用单位 */
                q?: string;
                /** @description 核对结果的代码；any 为有提示的各行 */
                finding?: string;
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
                    "application/json": components["schemas"]["ListReturnRow"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-filing-return-rows-export": {
        parameters: {
            query?: {
                /** @description 空为本年度 */
                year?: number;
                /** @description 设区市总工会，空为本市 */
                cityId?: string;
                /** @description 县（市、区）或者市本级 */
                unitId?: string;
                group?: "" | "all" | "in_post" | "new" | "renewed" | "left" | "own" | "procured" | "social" | "labour" | "service";
                /** @description 姓名或聘用单位 */
                q?: string;
                /** @description 核对结果的代码；any 为有提示的各行 */
                finding?: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-filing-rows": {
        parameters: {
            query?: {
                /** @description 空为本年度 */
                year?: number;
                /** @description 设区市总工会，空为本市 */
                cityId?: string;
                /** @description 县（市、区）或者市本级 */
                unitId?: string;
                group?: "" | "all" | "in_post" | "new" | "renewed" | "left" | "own" | "procured" | "social" | "labour" | "service";
                /** @description 姓名或聘用单位 */
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
                    "application/json": components["schemas"]["ListFiledRow"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-filing-rows-export": {
        parameters: {
            query?: {
                /** @description 空为本年度 */
                year?: number;
                /** @description 设区市总工会，空为本市 */
                cityId?: string;
                /** @description 县（市、区）或者市本级 */
                unitId?: string;
                group?: "" | "all" | "in_post" | "new" | "renewed" | "left" | "own" | "procured" | "social" | "labour" | "service";
                /** @description 姓名或聘用单位 */
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-filing-rows-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["RowDetail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-forms-verify-code": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
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
                    "application/json": components["schemas"]["FormVerified"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-gateways": {
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
                    "application/json": components["schemas"]["GatewayBoard"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-gateways-channel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel: "mail" | "sms" | "chat";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GatewayInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayBoard"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-gateways-channel-test": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel: "mail" | "sms" | "chat";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GatewayTestInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayTested"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-health": {
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
                    "application/json": components["schemas"]["HealthReply"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-applications-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-hiring-applications-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationChangeInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-applications-id-files": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /** @description 同一文件再发一次，键不变 */
                    clientKey: string;
                    /**
                     * Format: binary
                     * @description PDF、DOCX、XLSX、JPEG、PNG，不超过 5 MB；拍摄地点等信息不保存
                     */
                    file: string;
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
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-applications-id-judge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JudgeInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-applications-id-reveal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecruitRevealInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opened"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-applications-id-scores": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScoresInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-applications-id-withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevInputBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-contracts": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                /** @description 姓名、拼音、首字母 */
                q?: string;
                /** @description 本单位及以下 */
                unionId?: string;
                kind?: "labour" | "service";
                /** @description current 为在岗人员的最后一份合同 */
                state?: "current" | "ending" | "lapsed" | "open" | "past" | "all";
                /** @description 在这一天以前到期 */
                until?: string;
                /** @description 经推荐表、期初、直接登记 */
                entered?: "form" | "opening" | "direct";
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
                    "application/json": components["schemas"]["PageContractRow"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractSignInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-contracts-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractCheckInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-contracts-draft": {
        parameters: {
            query: {
                formId: string;
                /** @description 空为本单位及上级最近的模板，example 为示例 */
                templateId?: string;
                /** @description 空为推荐表上的 */
                kind?: "labour" | "service";
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-contracts-export": {
        parameters: {
            query?: {
                /** @description 姓名、拼音、首字母 */
                q?: string;
                /** @description 本单位及以下 */
                unionId?: string;
                kind?: "labour" | "service";
                /** @description current 为在岗人员的最后一份合同 */
                state?: "current" | "ending" | "lapsed" | "open" | "past" | "all";
                /** @description 在这一天以前到期 */
                until?: string;
                /** @description 经推荐表、期初、直接登记 */
                entered?: "form" | "opening" | "direct";
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-contracts-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["ContractView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-contracts-id-scan": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-contracts-id-scan": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description PDF、JPEG 或 PNG，不超过 20 MB
                     */
                    file: string;
                    /** Format: int64 */
                    rev: number;
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
                    "application/json": components["schemas"]["ContractView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-disputes": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
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
                    "application/json": components["schemas"]["PageDisputeView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-disputes-export": {
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-disputes-id-decide": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisputeDecideInputBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-forms": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                /** @description 姓名、拼音、编号，或完整证件号 */
                q?: string;
                state?: "draft" | "submitted" | "returned" | "approved" | "rejected" | "void";
                kind?: "new" | "renewal";
                /** @description 该单位及以下 */
                unionId?: string;
                /** @description 起始日期的年份 */
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
                    "application/json": components["schemas"]["FormPage"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormBeginInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-forms-blank": {
        parameters: {
            query?: {
                /** @description pdf 用于打印，docx 用于编辑 */
                format?: "pdf" | "docx";
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-forms-export": {
        parameters: {
            query?: {
                /** @description 姓名、拼音、编号，或完整证件号 */
                q?: string;
                state?: "draft" | "submitted" | "returned" | "approved" | "rejected" | "void";
                kind?: "new" | "renewal";
                /** @description 该单位及以下 */
                unionId?: string;
                /** @description 起始日期的年份 */
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-forms-print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormPrintInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-forms-register": {
        parameters: {
            query?: {
                /** @description 空为本人所在的最高一级 */
                unionId?: string;
                /** @description 空为本年 */
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
                    "application/json": components["schemas"]["FormRegister"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-forms-register-export": {
        parameters: {
            query?: {
                /** @description 空为本人所在的最高一级 */
                unionId?: string;
                /** @description 空为本年 */
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-forms-register-print": {
        parameters: {
            query?: {
                /** @description 空为本人所在的最高一级 */
                unionId?: string;
                /** @description 空为本年 */
                year?: number;
                /** @description pdf 用于打印，docx 用于编辑 */
                format?: "pdf" | "docx";
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-forms-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["FormView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-hiring-forms-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormContentBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-forms-id-ask": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormRevInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-forms-id-discard": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormRevInputBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-forms-id-override": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormOverrideBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-forms-id-photo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-forms-id-photo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description JPEG 或 PNG，不超过 2 MB
                     */
                    file: string;
                    /** Format: int64 */
                    rev: number;
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
                    "application/json": components["schemas"]["FormView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-forms-id-photo-drop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormRevInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-forms-id-reveal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormRevealInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedField"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-forms-id-scan": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-forms-id-scan": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description PDF、JPEG 或 PNG，不超过 10 MB
                     */
                    file: string;
                    /** Format: int64 */
                    rev: number;
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
                    "application/json": components["schemas"]["FormView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-forms-id-submit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormSubmitInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-forms-id-void": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormVoidInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-grades": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GradeEntry"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GradeLine"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-grades-id-counter": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GradeCounterInputBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-grades-id-scan": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-grades-id-scan": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description PDF、JPEG 或 PNG，不超过 20 MB
                     */
                    file: string;
                    /** Format: int64 */
                    rev: number;
                };
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-notice-files-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "delete-hiring-notice-files-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-notices": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                state?: "draft" | "published" | "publicity" | "closed" | "cancelled";
                /** @description 标题 */
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
                    "application/json": components["schemas"]["PageRecruitLine"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoticeInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecruitView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-notices-export": {
        parameters: {
            query?: {
                state?: "draft" | "published" | "publicity" | "closed" | "cancelled";
                /** @description 标题 */
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-notices-unions": {
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
                    "application/json": components["schemas"]["ListRecruitUnion"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-notices-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["RecruitView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-hiring-notices-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoticeChangeInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecruitView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-notices-id-applications": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["ListApplicationLine"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-notices-id-applications": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplyBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-hiring-notices-id-assessors": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssessorsInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecruitView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-notices-id-cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonedInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecruitView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-notices-id-close": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonedInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecruitView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-notices-id-export": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-notices-id-files": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /** @description 同一文件再发一次，键不变 */
                    clientKey: string;
                    /**
                     * Format: binary
                     * @description PDF、DOCX、XLSX、JPEG、PNG，不超过 5 MB；拍摄地点等信息不保存
                     */
                    file: string;
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
                    "application/json": components["schemas"]["RecruitView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-notices-id-list": {
        parameters: {
            query?: {
                /** @description pdf 用于打印，docx 用于编辑 */
                format?: "pdf" | "docx";
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-notices-id-objections": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObjectionContent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecruitView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-notices-id-propose": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposeInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecruitView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-notices-id-publicise": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonedInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecruitView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-notices-id-publish": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonedInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecruitView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-notices-id-record": {
        parameters: {
            query?: {
                /** @description pdf 用于打印，docx 用于编辑 */
                format?: "pdf" | "docx";
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-notices-id-ties": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChosenInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecruitView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-notices-id-unlist": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonedInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecruitView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-objections-id-handle": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandleInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecruitView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-objections-id-reveal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactRevealInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opened"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-plans": {
        parameters: {
            query?: {
                /** @description 空为下一年度 */
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
                    "application/json": components["schemas"]["PlanBoard"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-plans-export": {
        parameters: {
            query?: {
                /** @description 空为下一年度 */
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-plans-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["PlanView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-hiring-plans-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanContentBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-plans-id-letter": {
        parameters: {
            query?: {
                /** @description pdf 用于打印，docx 用于编辑 */
                format?: "pdf" | "docx";
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-plans-id-reply": {
        parameters: {
            query?: {
                /** @description pdf 用于打印，docx 用于编辑 */
                format?: "pdf" | "docx";
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-plans-id-review": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanReviewInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-plans-id-scan": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-plans-id-scan": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description PDF、JPEG 或 PNG，不超过 10 MB
                     */
                    file: string;
                    /** Format: int64 */
                    rev: number;
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
                    "application/json": components["schemas"]["PlanView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-plans-id-submit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanSubmitBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-plans-id-weigh": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanWeighInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-renewals-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["RenewalView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-signals": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                kind?: "early" | "dates" | "none" | "over" | "approver" | "party" | "double";
                /** @description 本单位及以下 */
                unionId?: string;
                /** @description 尚未说明、已说明、已消除 */
                state?: "open" | "explained" | "settled" | "all";
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
                    "application/json": components["schemas"]["PageSignalLine"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-signals-export": {
        parameters: {
            query?: {
                kind?: "early" | "dates" | "none" | "over" | "approver" | "party" | "double";
                /** @description 本单位及以下 */
                unionId?: string;
                /** @description 尚未说明、已说明、已消除 */
                state?: "open" | "explained" | "settled" | "all";
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-signals-id-explain": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignalExplainInputBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-templates": {
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
                    "application/json": components["schemas"]["TemplateList"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description Word 文档（.docx），不超过 2 MB
                     */
                    file: string;
                    /** @enum {string} */
                    kind: "labour" | "service";
                    note?: string;
                    unionId: string;
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
                    "application/json": components["schemas"]["TemplateLine"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-templates-example": {
        parameters: {
            query?: {
                kind?: "labour" | "service";
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-hiring-templates-id-file": {
        parameters: {
            query?: {
                /** @description 填入示例数据 */
                sample?: boolean;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-hiring-templates-id-retire": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateRetireInputBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-interpretations": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                /** @description 编号、要旨、问题、答复中的字 */
                q?: string;
                /** @description 所解释的参数 */
                key?: string;
                state?: "in_force" | "draft" | "published" | "replaced" | "withdrawn" | "all";
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
                    "application/json": components["schemas"]["PageInterpretationLine"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-interpretations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InterpretationContent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InterpretationView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-interpretations-export": {
        parameters: {
            query?: {
                /** @description 编号、要旨、问题、答复中的字 */
                q?: string;
                /** @description 所解释的参数 */
                key?: string;
                state?: "in_force" | "draft" | "published" | "replaced" | "withdrawn" | "all";
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-interpretations-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["InterpretationView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-interpretations-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InterpretationEditInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InterpretationView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "delete-interpretations-id": {
        parameters: {
            query: {
                rev: number;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-interpretations-id-print": {
        parameters: {
            query?: {
                /** @description pdf 用于打印，docx 用于编辑 */
                format?: "pdf" | "docx";
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-interpretations-id-publish": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InterpretationView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-interpretations-id-withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InterpretationView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-jobs": {
        parameters: {
            query?: {
                state?: "ready" | "running" | "done" | "dead" | "cancelled";
                kind?: string;
                /** @description 上一页最后一条的编号 */
                cursor?: string;
                limit?: number;
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
                    "application/json": components["schemas"]["PageJobView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-jobs-counts": {
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
                    "application/json": components["schemas"]["Tally"][] | null;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-jobs-export": {
        parameters: {
            query?: {
                state?: "ready" | "running" | "done" | "dead" | "cancelled";
                kind?: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-jobs-id-cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-jobs-id-retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-local-rules": {
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
                    "application/json": components["schemas"]["LocalBoard"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-local-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LocalInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocalView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-local-rules-export": {
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-local-rules-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["LocalView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-local-rules-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LocalEditInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocalView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "delete-local-rules-id": {
        parameters: {
            query: {
                rev: number;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-local-rules-id-answer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocalView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-local-rules-id-file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-local-rules-id-file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description PDF 或 Word（.docx），不超过 20 MB
                     */
                    file: string;
                    /** Format: int64 */
                    rev: number;
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
                    "application/json": components["schemas"]["LocalView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-local-rules-id-note": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocalView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-local-rules-id-print": {
        parameters: {
            query?: {
                /** @description pdf 用于打印，docx 用于编辑 */
                format?: "pdf" | "docx";
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-local-rules-id-repeal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RepealInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocalView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-local-rules-id-return": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocalView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-local-rules-id-submit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocalView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-my-exit": {
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
                    "application/json": components["schemas"]["OwnExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-my-exit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Wish"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-my-exit-id-acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-my-exit-id-agree": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-my-exit-id-bundle": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-my-exit-id-files": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description PDF、Word、Excel、JPEG 或 PNG，不超过 10 MB
                     */
                    file: string;
                    /** Format: int64 */
                    rev: number;
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
                    "application/json": components["schemas"]["OwnExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-my-exit-id-files-fileId": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
                fileId: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-my-exit-id-files-fileId-remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
                fileId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExitFileRemoveBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-my-exit-id-statement": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatementInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-my-exit-id-withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnExit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-notices": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                /** @description 只看未读的 */
                unread?: boolean;
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
                    "application/json": components["schemas"]["NoticePage"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-notices-channels": {
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
                    "application/json": components["schemas"]["OwnChannels"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-notices-channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnChannelsInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnChannels"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-notices-channels-channel-address": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel: "mail" | "sms" | "chat";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelAddressInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnChannels"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "delete-notices-channels-channel-address": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel: "mail" | "sms" | "chat";
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
                    "application/json": components["schemas"]["OwnChannels"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-notices-channels-channel-confirm": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel: "mail" | "sms" | "chat";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelConfirmInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnChannels"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-notices-read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadAllInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadCount"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-notices-unread": {
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
                    "application/json": components["schemas"]["UnreadCount"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-notices-id-read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["UnreadCount"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-obligations": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                rule?: string;
                state?: "open" | "paused" | "met" | "late" | "waived" | "void";
                /** @description 年度 */
                period?: string;
                /** @description 只看已逾期未完成的 */
                overdue?: boolean;
                /** @description 进行中的：逾期、临期、其余 */
                tone?: "late" | "soon" | "calm";
                /** @description 该单位及其下级 */
                unionId?: string;
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
                    "application/json": components["schemas"]["PageLedgerLine"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-obligations-catalogue": {
        parameters: {
            query?: {
                /** @description 空为本单位 */
                unionId?: string;
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
                    "application/json": components["schemas"]["ListCatalogueEntry"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-obligations-catalogue-export": {
        parameters: {
            query?: {
                /** @description 空为本单位 */
                unionId?: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-obligations-demands": {
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
                    "application/json": components["schemas"]["ListDemand"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-obligations-export": {
        parameters: {
            query?: {
                rule?: string;
                state?: "open" | "paused" | "met" | "late" | "waived" | "void";
                /** @description 年度 */
                period?: string;
                /** @description 只看已逾期未完成的 */
                overdue?: boolean;
                /** @description 进行中的：逾期、临期、其余 */
                tone?: "late" | "soon" | "calm";
                /** @description 该单位及其下级 */
                unionId?: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-obligations-feed": {
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
                    "application/json": components["schemas"]["Feed"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-obligations-feed": {
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
                    "application/json": components["schemas"]["Feed"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "delete-obligations-feed": {
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-obligations-suppose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Supposition"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Foreseen"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-obligations-suppose-export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Supposition"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-obligations-units": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                rule?: string;
                state?: "open" | "paused" | "met" | "late" | "waived" | "void";
                /** @description 年度 */
                period?: string;
                /** @description 只看已逾期未完成的 */
                overdue?: boolean;
                /** @description 进行中的：逾期、临期、其余 */
                tone?: "late" | "soon" | "calm";
                /** @description 该单位及其下级 */
                unionId?: string;
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
                    "application/json": components["schemas"]["PageLedgerUnit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-obligations-units-export": {
        parameters: {
            query?: {
                rule?: string;
                state?: "open" | "paused" | "met" | "late" | "waived" | "void";
                /** @description 年度 */
                period?: string;
                /** @description 只看已逾期未完成的 */
                overdue?: boolean;
                /** @description 进行中的：逾期、临期、其余 */
                tone?: "late" | "soon" | "calm";
                /** @description 该单位及其下级 */
                unionId?: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-obligations-urges": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                rule?: string;
                state?: "open" | "paused" | "met" | "late" | "waived" | "void";
                /** @description 年度 */
                period?: string;
                /** @description 只看已逾期未完成的 */
                overdue?: boolean;
                /** @description 进行中的：逾期、临期、其余 */
                tone?: "late" | "soon" | "calm";
                /** @description 该单位及其下级 */
                unionId?: string;
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
                    "application/json": components["schemas"]["PageUrgeLine"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-obligations-urges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Urging"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Urged"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-obligations-urges-export": {
        parameters: {
            query?: {
                rule?: string;
                state?: "open" | "paused" | "met" | "late" | "waived" | "void";
                /** @description 年度 */
                period?: string;
                /** @description 只看已逾期未完成的 */
                overdue?: boolean;
                /** @description 进行中的：逾期、临期、其余 */
                tone?: "late" | "soon" | "calm";
                /** @description 该单位及其下级 */
                unionId?: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-obligations-waivers": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                rule?: string;
                state?: "open" | "paused" | "met" | "late" | "waived" | "void";
                /** @description 年度 */
                period?: string;
                /** @description 只看已逾期未完成的 */
                overdue?: boolean;
                /** @description 进行中的：逾期、临期、其余 */
                tone?: "late" | "soon" | "calm";
                /** @description 该单位及其下级 */
                unionId?: string;
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
                    "application/json": components["schemas"]["PageWaiverLine"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-obligations-waivers-export": {
        parameters: {
            query?: {
                rule?: string;
                state?: "open" | "paused" | "met" | "late" | "waived" | "void";
                /** @description 年度 */
                period?: string;
                /** @description 只看已逾期未完成的 */
                overdue?: boolean;
                /** @description 进行中的：逾期、临期、其余 */
                tone?: "late" | "soon" | "calm";
                /** @description 该单位及其下级 */
                unionId?: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-obligations-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["LedgerEntry"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-obligations-id-lift": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Waiving"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-obligations-id-waive": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Waiving"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-openapi-json": {
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
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-org-acts": {
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
                    "application/json": components["schemas"]["OrgActsReply"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-org-acts-open": {
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
                    "application/json": components["schemas"]["OrgActsReply"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-org-acts-open-export": {
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-org-acts-id-cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Act"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-org-acts-id-decide": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Act"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-org-mine": {
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
                    "application/json": components["schemas"]["OfficesReply"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-org-tree": {
        parameters: {
            query?: {
                /** @description 空为所辖范围的顶层 */
                superior?: string;
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
                    "application/json": components["schemas"]["UnionTreeReply"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-org-unions": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                /** @description 名称的一部分，或拼音、拼音首字母 */
                q?: string;
                kind?: "province" | "industry" | "city" | "county" | "town" | "street" | "zone" | "trade";
                tier?: "province" | "city" | "county" | "base";
                /** @description 此工会及其以下 */
                below?: string;
                employing?: "yes" | "no";
                /** @description 缺联系人或电话的 */
                contact?: "missing";
                /** @description 空为现存的 */
                state?: "open" | "closed";
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
                    "application/json": components["schemas"]["PageUnionLine"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-org-unions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUnionBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Union"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-org-unions-export": {
        parameters: {
            query?: {
                /** @description 名称的一部分，或拼音、拼音首字母 */
                q?: string;
                kind?: "province" | "industry" | "city" | "county" | "town" | "street" | "zone" | "trade";
                tier?: "province" | "city" | "county" | "base";
                /** @description 此工会及其以下 */
                below?: string;
                employing?: "yes" | "no";
                /** @description 缺联系人或电话的 */
                contact?: "missing";
                /** @description 空为现存的 */
                state?: "open" | "closed";
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-org-unions-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["UnionDetail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-org-unions-id-acts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Act"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-org-unions-id-acts-export": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-org-unions-id-acts-preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActPreviewReply"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-org-unions-id-contact": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnionContactBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Union"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-org-unions-id-holdings": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["UnionHoldings"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-outbox": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
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
                    "application/json": components["schemas"]["OutboxPage"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-outbox-export": {
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-outbox-id-retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-persons": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                /** @description 只要这一段聘用 */
                engagementId?: string;
                /** @description 姓名、拼音、首字母，或完整证件号、电话 */
                q?: string;
                /** @description 本单位及以下 */
                unionId?: string;
                state?: "in_post" | "active" | "lapsed" | "future" | "ended" | "all";
                channel?: "own" | "procured" | "social";
                /** @description 截至某日在岗，空为今天 */
                asOf?: string;
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
                    "application/json": components["schemas"]["HeadPage"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-persons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-persons-export": {
        parameters: {
            query?: {
                /** @description 只要这一段聘用 */
                engagementId?: string;
                /** @description 姓名、拼音、首字母，或完整证件号、电话 */
                q?: string;
                /** @description 本单位及以下 */
                unionId?: string;
                state?: "in_post" | "active" | "lapsed" | "future" | "ended" | "all";
                channel?: "own" | "procured" | "social";
                /** @description 截至某日在岗，空为今天 */
                asOf?: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-persons-me": {
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
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-persons-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-persons-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonChangeInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-persons-id-looks": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["PageLook"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-persons-id-reveal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonRevealInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedField"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-policy": {
        parameters: {
            query?: {
                /** @description 空为本单位 */
                unionId?: string;
                /** @description 空为今天 */
                date?: string;
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
                    "application/json": components["schemas"]["PolicyInForce"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-policy-house": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOverlay"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overlay"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-policy-house-id-end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overlay"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-policy-notes": {
        parameters: {
            query: {
                /** @description 空为本单位 */
                unionId?: string;
                /** @description 空为今天 */
                date?: string;
                /** @description 逗号分隔 */
                keys: string[] | null;
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
                    "application/json": components["schemas"]["ListRuleNote"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-policy-overlays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOverlay"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overlay"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-policy-overlays-id-end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overlay"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-policy-pack": {
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
                    "application/json": components["schemas"]["PackView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-posts": {
        parameters: {
            query: {
                unionId: string;
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
                    "application/json": components["schemas"]["ListHolders"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-quota": {
        parameters: {
            query?: {
                /** @description 空为本人所在的最上级单位 */
                unionId?: string;
                /** @description 截至日，空为今日；最远到明年底 */
                on?: string;
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
                    "application/json": components["schemas"]["QuotaLedger"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-quota-account": {
        parameters: {
            query?: {
                /** @description 空为本人所在的最上级单位 */
                unionId?: string;
                /** @description 截至日，空为今日；最远到明年底 */
                on?: string;
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
                    "application/json": components["schemas"]["QuotaAccount"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-quota-approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-quota-export": {
        parameters: {
            query?: {
                /** @description 空为本人所在的最上级单位 */
                unionId?: string;
                /** @description 截至日，空为今日；最远到明年底 */
                on?: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-quota-headroom": {
        parameters: {
            query: {
                /** @description 聘用单位 */
                unionId: string;
                /** @description 上岗日期，空为今日 */
                from?: string;
                /** @description 续聘的人员 */
                personId?: string;
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
                    "application/json": components["schemas"]["Headroom"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-quota-heads": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                /** @description 空为本人所在的最上级单位 */
                unionId?: string;
                /** @description 截至日，空为今日；最远到明年底 */
                on?: string;
                /** @description 含下级 */
                all?: boolean;
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
                    "application/json": components["schemas"]["QuotaHeads"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-quota-heads-export": {
        parameters: {
            query?: {
                /** @description 空为本人所在的最上级单位 */
                unionId?: string;
                /** @description 截至日，空为今日；最远到明年底 */
                on?: string;
                /** @description 含下级 */
                all?: boolean;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-quota-orders": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                /** @description 0 为各年 */
                year?: number;
                kind?: "approve" | "supplement" | "transfer" | "counter" | "merge";
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
                    "application/json": components["schemas"]["PageOrderLine"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-quota-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Transfer"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-quota-orders-export": {
        parameters: {
            query?: {
                /** @description 0 为各年 */
                year?: number;
                kind?: "approve" | "supplement" | "transfer" | "counter" | "merge";
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-quota-orders-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Transfer"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotaEffects"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-quota-orders-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-quota-orders-id-counter": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Countering"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-quota-orders-id-print": {
        parameters: {
            query?: {
                /** @description pdf 用于打印，docx 用于编辑 */
                format?: "pdf" | "docx";
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-quota-shares": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
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
                    "application/json": components["schemas"]["PageShare"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-quota-shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShareBeginInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-quota-shares-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["ShareView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-quota-shares-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShareBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "delete-quota-shares-id": {
        parameters: {
            query: {
                rev: number;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-quota-shares-id-export": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-quota-shares-id-refill": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShareRevInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-quota-shares-id-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
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
                    "application/json": components["schemas"]["ShareSheet"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-quota-shares-id-sheet-errors": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-quota-shares-id-template": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-receipt-token": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
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
                    "application/json": components["schemas"]["ReceiptView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-receipt-token": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UndoInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-recruit": {
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
                    "application/json": components["schemas"]["ListPublicLine"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-recruit-files-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-recruit-objections-token": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
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
                    "application/json": components["schemas"]["ObjectionReceipt"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-recruit-receipts-token": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
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
                    "application/json": components["schemas"]["JobReceipt"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-recruit-receipts-token": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobReceipt"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-recruit-receipts-token-files": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /** @description 同一文件再发一次，键不变 */
                    clientKey: string;
                    /**
                     * Format: binary
                     * @description PDF、DOCX、XLSX、JPEG、PNG，不超过 5 MB；拍摄地点等信息不保存
                     */
                    file: string;
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
                    "application/json": components["schemas"]["JobReceipt"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-recruit-receipts-token-files-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "delete-recruit-receipts-token-files-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
                id: string;
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
                    "application/json": components["schemas"]["JobReceipt"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-recruit-receipts-token-withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-recruit-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["PublicNotice"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-recruit-id-applications": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplyBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applied"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-recruit-id-list": {
        parameters: {
            query?: {
                /** @description pdf 用于打印，docx 用于编辑 */
                format?: "pdf" | "docx";
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-recruit-id-objections": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObjectionContent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Objected"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-report-desk": {
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
                    "application/json": components["schemas"]["Desk"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-report-heads": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                unionId?: string;
                on?: string;
                /** @description 统计项 */
                group?: string;
                /** @description 只看该单位本级的 */
                itself?: boolean;
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
                    "application/json": components["schemas"]["Heads"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-report-heads-export": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                unionId?: string;
                on?: string;
                /** @description 统计项 */
                group?: string;
                /** @description 只看该单位本级的 */
                itself?: boolean;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-report-obligations-export": {
        parameters: {
            query?: {
                /** @description 空为本人所在的最上级单位 */
                unionId?: string;
                /** @description 截至日，空为今日 */
                on?: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-report-overview": {
        parameters: {
            query?: {
                /** @description 空为本人所在的最上级单位 */
                unionId?: string;
                /** @description 截至日，空为今日 */
                on?: string;
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
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-report-overview-export": {
        parameters: {
            query?: {
                /** @description 空为本人所在的最上级单位 */
                unionId?: string;
                /** @description 截至日，空为今日 */
                on?: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-report-units": {
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
                    "application/json": components["schemas"]["RootUnit"][] | null;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-report-visits-export": {
        parameters: {
            query: {
                unionId?: string;
                from: string;
                /** @description 含当日；与起始日在同一年 */
                to: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-report-waiting": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                unionId?: string;
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
                    "application/json": components["schemas"]["WaitingVisits"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-report-waiting-export": {
        parameters: {
            query?: {
                unionId?: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rights-cases": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
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
                    "application/json": components["schemas"]["PageConcernLine"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rights-cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcernInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConcernSent"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rights-cases-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["ConcernView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rights-cases-id-appeal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcernTextInputBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rights-cases-id-comment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcernTextInputBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rights-cases-id-files": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description PDF、Word、Excel、JPEG 或 PNG，不超过 10 MB；拍摄地点、作者等信息不保存
                     */
                    file: string;
                };
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rights-cases-id-files-fileId": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
                fileId: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rights-cases-id-files-fileId-remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
                fileId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseFileRemoveBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rights-cases-id-withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcernRevInputBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rights-corrections": {
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
                    "application/json": components["schemas"]["ListCorrectionAsk"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rights-corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionAskInputBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rights-corrections-asked": {
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
                    "application/json": components["schemas"]["ListCorrectionAsk"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rights-corrections-asked-export": {
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rights-corrections-id-apply": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcernRevInputBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rights-corrections-id-decline": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcernTextInputBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rights-corrections-id-view": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["CorrectionValue"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rights-corrections-id-withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcernRevInputBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rights-form": {
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
                    "application/json": components["schemas"]["ConcernForm"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rights-handling": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                kind?: "suggestion" | "complaint" | "appeal";
                state?: "open" | "answered" | "withdrawn";
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
                    "application/json": components["schemas"]["PageConcernLine"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rights-handling-export": {
        parameters: {
            query?: {
                kind?: "suggestion" | "complaint" | "appeal";
                state?: "open" | "answered" | "withdrawn";
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rights-handling-figures": {
        parameters: {
            query?: {
                /** @description 空为今年 */
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
                    "application/json": components["schemas"]["ConcernFigures"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rights-handling-waiting": {
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
                    "application/json": components["schemas"]["ConcernsWaiting"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rights-handling-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["ConcernView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rights-handling-id-answer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcernTextInputBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rights-handling-id-files-fileId": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
                fileId: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rights-handling-id-reroute": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcernRerouteInputBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rights-house": {
        parameters: {
            query?: {
                /** @description 空为本人的聘用单位 */
                unionId?: string;
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
                    "application/json": components["schemas"]["HouseBoard"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rights-house": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description PDF、DOCX 等，不超过 10 MB；可以不传
                     */
                    file?: string;
                    inForceOn: string;
                    text?: string;
                    title: string;
                    unionId: string;
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
                    "application/json": components["schemas"]["House"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rights-house-export": {
        parameters: {
            query?: {
                /** @description 空为本人的聘用单位 */
                unionId?: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rights-house-id-acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rights-house-id-file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rights-house-id-people": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["ListHouseReader"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rights-house-id-print": {
        parameters: {
            query?: {
                /** @description pdf 用于打印，docx 用于编辑 */
                format?: "pdf" | "docx";
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rights-me": {
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
                    "application/json": components["schemas"]["MyData"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rights-me-export": {
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rights-me-looks": {
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
                    "application/json": components["schemas"]["ListGlance"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rights-privacy": {
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
                    "application/json": components["schemas"]["PrivacyBoard"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rights-privacy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrivacyInputBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rights-receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcernReceiptInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListConcernView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rights-receipts-appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcernReceiptTextInputBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rights-receipts-comment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcernReceiptTextInputBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rights-receipts-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    code: string;
                    /**
                     * Format: binary
                     * @description PDF、Word、Excel、JPEG 或 PNG，不超过 10 MB；拍摄地点、作者等信息不保存
                     */
                    file: string;
                    id: string;
                };
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rights-receipts-files-open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcernReceiptFileInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rights-receipts-files-remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcernReceiptRemoveInputBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rights-receipts-withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcernReceiptRevInputBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-roster-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    asOf?: string;
                    /** Format: binary */
                    file: string;
                    /** @description 导入到哪个工会之下 */
                    unionId: string;
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
                    "application/json": components["schemas"]["HeadsImport"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-roster-imports-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["HeadsImport"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-roster-imports-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RosterRemapInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeadsImport"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "delete-roster-imports-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-roster-imports-id-confirm": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RosterConfirmInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeadsImport"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-roster-imports-id-errors": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-roster-imports-id-rows": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                outcome?: "accept" | "warn" | "reject";
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["PageHeadsImportRow"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-roster-lists": {
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
                    "application/json": components["schemas"]["FormLists"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-roster-template": {
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rule-questions": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                state?: "asked" | "answered" | "all";
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
                    "application/json": components["schemas"]["PageQuestionLine"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rule-questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-rule-questions-id-reply": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActInputBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-served": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                /** @description 名称、拼音首字母或信用代码 */
                q?: string;
                state?: "to_check" | "active" | "merged" | "closed";
                kind?: "enterprise" | "town" | "zone" | "trade" | "area";
                unionId?: string;
                hasUnion?: "yes" | "no";
                /** @description 集体合同在此日前届满 */
                endsBefore?: string;
                /** @description 电话待核对 */
                phoneToDo?: boolean;
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
                    "application/json": components["schemas"]["PageUnitView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-served": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUnitInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitDetail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-served-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                    unionId?: string;
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
                    "application/json": components["schemas"]["UnitPreview"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-served-imports-template": {
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-served-imports-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["UnitPreview"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-served-imports-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServedRemapInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitPreview"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "delete-served-imports-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-served-imports-id-confirm": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServedConfirmInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitImportDone"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-served-imports-id-errors": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-served-alike": {
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
                    "application/json": components["schemas"]["UnitItemsUnitPair"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-served-alike-export": {
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-served-book": {
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
                    "application/json": components["schemas"]["BookLine"][] | null;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-served-export": {
        parameters: {
            query?: {
                /** @description 名称、拼音首字母或信用代码 */
                q?: string;
                state?: "to_check" | "active" | "merged" | "closed";
                kind?: "enterprise" | "town" | "zone" | "trade" | "area";
                unionId?: string;
                hasUnion?: "yes" | "no";
                /** @description 集体合同在此日前届满 */
                endsBefore?: string;
                /** @description 电话待核对 */
                phoneToDo?: boolean;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-served-similar": {
        parameters: {
            query: {
                name: string;
                creditCode?: string;
                kind?: "enterprise" | "town" | "zone" | "trade" | "area";
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
                    "application/json": components["schemas"]["UnitItemsUnitView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-served-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["UnitDetail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-served-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitEditInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitDetail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-served-id-check": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitActInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitDetail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-served-id-close": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitActInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitDetail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-served-id-distinct": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitDistinctInputBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-served-id-history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["UnitItemsUnitHistory"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-served-id-merge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitMerge"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitDetail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-served-id-phone-check": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitActInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitDetail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-served-id-reopen": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitActInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitDetail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-served-id-reveal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitRevealInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitPhone"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-session": {
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
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "delete-session": {
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-session-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-verify-code": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
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
                    "application/json": components["schemas"]["Verified"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visit-opening-scans-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "delete-visit-opening-scans-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["OpeningView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visit-openings": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                state?: "preview" | "waiting" | "accepted" | "returned" | "dropped";
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
                    "application/json": components["schemas"]["PageOpeningItem"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-visit-openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description Excel 文件（.xlsx），不超过 10 MB
                     */
                    file: string;
                    /** @description 聘用单位 */
                    unionId: string;
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
                    "application/json": components["schemas"]["OpeningView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visit-openings-export": {
        parameters: {
            query?: {
                state?: "preview" | "waiting" | "accepted" | "returned" | "dropped";
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visit-openings-template": {
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visit-openings-unions": {
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
                    "application/json": components["schemas"]["ListOpeningUnion"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visit-openings-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["OpeningView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-visit-openings-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpeningRemapInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "delete-visit-openings-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ByRevBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-visit-openings-id-check": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpeningCheckInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visit-openings-id-errors": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-visit-openings-id-recall": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ByRevBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-visit-openings-id-scans": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description PDF、JPEG 或 PNG，一份不超过 20 MB
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
                    "application/json": components["schemas"]["OpeningView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-visit-openings-id-send": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpeningSendInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-visit-openings-id-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description Excel 文件（.xlsx），不超过 10 MB
                     */
                    file: string;
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
                    "application/json": components["schemas"]["OpeningView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                personId?: string;
                servedId?: string;
                state?: "draft" | "waiting" | "confirmed" | "returned" | "refused" | "withdrawn";
                strength?: "code" | "drawn" | "paper";
                consent?: "asked" | "given" | "refused";
                source?: "system" | "opening";
                /** @description 只看一份启用前记录带来的 */
                openingId?: string;
                from?: string;
                to?: string;
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
                    "application/json": components["schemas"]["PageVisitEntry"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVisitBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitEntry"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "delete-visits-attachments-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-attachments-id-file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-blank": {
        parameters: {
            query?: {
                /** @description pdf 用于打印，docx 用于编辑 */
                format?: "pdf" | "docx";
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-booklet": {
        parameters: {
            query: {
                /** @description 2026-11 */
                month: string;
                /** @description 空为本人 */
                personId?: string;
                /** @description pdf 用于打印，docx 用于编辑 */
                format?: "pdf" | "docx";
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-visits-commissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description PDF、JPEG 或 PNG，不超过 10 MB
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
                    "application/json": components["schemas"]["CommissionScan"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-corrections": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                state?: "open" | "accepted" | "rejected";
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
                    "application/json": components["schemas"]["PageCorrectionView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-corrections-export": {
        parameters: {
            query?: {
                state?: "open" | "accepted" | "rejected";
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-visits-corrections-id-decide": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Correction"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-export": {
        parameters: {
            query?: {
                personId?: string;
                servedId?: string;
                state?: "draft" | "waiting" | "confirmed" | "returned" | "refused" | "withdrawn";
                strength?: "code" | "drawn" | "paper";
                consent?: "asked" | "given" | "refused";
                source?: "system" | "opening";
                openingId?: string;
                from?: string;
                to?: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-inspections": {
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
                    "application/json": components["schemas"]["Inspection"][] | null;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-visits-inspections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InspectInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inspection"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-inspections-export": {
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-inspections-id-openings": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["PageOpeningItem"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-inspections-id-openings-export": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-inspections-id-samples": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["SampleView"][] | null;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-visits-inspections-id-samples": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SamplesInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Drawn"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-inspections-id-samples-export": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-visits-inspections-id-samples-sample": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
                sample: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindingInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sample"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-inspections-id-visits": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                personId?: string;
                servedId?: string;
                state?: "draft" | "waiting" | "confirmed" | "returned" | "refused" | "withdrawn";
                strength?: "code" | "drawn" | "paper";
                consent?: "asked" | "given" | "refused";
                source?: "system" | "opening";
                /** @description 只看一份启用前记录带来的 */
                openingId?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["PageVisitEntry"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-inspections-id-visits-export": {
        parameters: {
            query?: {
                personId?: string;
                servedId?: string;
                state?: "draft" | "waiting" | "confirmed" | "returned" | "refused" | "withdrawn";
                strength?: "code" | "drawn" | "paper";
                consent?: "asked" | "given" | "refused";
                source?: "system" | "opening";
                openingId?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-mine": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                state?: "draft" | "waiting" | "confirmed" | "returned" | "refused" | "withdrawn";
                servedId?: string;
                from?: string;
                to?: string;
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
                    "application/json": components["schemas"]["PageVisitEntry"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-mine-month": {
        parameters: {
            query: {
                /** @description 2026-11 */
                month: string;
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
                    "application/json": components["schemas"]["MonthDay"][] | null;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-papers": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                state?: "waiting" | "accepted" | "rejected" | "dropped";
                visitId?: string;
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
                    "application/json": components["schemas"]["PagePaperView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-papers-export": {
        parameters: {
            query?: {
                state?: "waiting" | "accepted" | "rejected" | "dropped";
                visitId?: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-visits-papers-id-check": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-papers-id-file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-years": {
        parameters: {
            query?: {
                /** @description 空为第一页，否则为上一次回复中的 next 或 prev */
                cursor?: string;
                limit?: number;
                /** @description 空为今年 */
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
                    "application/json": components["schemas"]["PageCard"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-years-export": {
        parameters: {
            query?: {
                /** @description 空为今年 */
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-years-year-own": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
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
                    "application/json": components["schemas"]["Card"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-years-year-people-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
                year: number;
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
                    "application/json": components["schemas"]["Card"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-years-year-people-id-days": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
                year: number;
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
                    "application/json": components["schemas"]["PersonYear"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                    "application/json": components["schemas"]["VisitDetail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-visits-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangedVisitBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitEntry"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "delete-visits-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteInputBody"];
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-visits-id-attachments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /** @description 同一文件再发一次，键不变 */
                    clientKey: string;
                    /**
                     * Format: binary
                     * @description JPEG、PNG、PDF、DOCX、XLSX，不超过 10 MB；拍摄地点等信息不保存
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
                    "application/json": components["schemas"]["AttachmentView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-id-commission": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-visits-id-consent": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitEntry"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-visits-id-copy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CopyInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitEntry"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-visits-id-invitations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invited"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-visits-id-papers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description PDF、JPEG 或 PNG，不超过 10 MB
                     */
                    file: string;
                    /** @enum {string} */
                    side: "union" | "employer" | "workers" | "arranger";
                    /** Format: date */
                    signedOn: string;
                    signerName: string;
                    signerPost: string;
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
                    "application/json": components["schemas"]["PaperView"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-visits-id-print": {
        parameters: {
            query?: {
                /** @description pdf 用于打印，docx 用于编辑 */
                format?: "pdf" | "docx";
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-visits-id-recall": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ByRevBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitEntry"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-visits-id-revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
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
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "post-visits-id-submit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ByRevBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitEntry"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
