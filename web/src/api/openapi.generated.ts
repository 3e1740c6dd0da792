// Made by scripts/openapi-types.ts from the route table; a test keeps it current. Not edited by hand.
export interface paths {
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @constant */
                            signedIn: true;
                            person: {
                                id: string;
                                title: string;
                                username: string;
                                mustChange: boolean;
                                mustEnrol: boolean;
                            };
                            /** @enum {string} */
                            way: "password" | "code" | "provider";
                            party: {
                                id: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            desk: {
                                id: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            role: string;
                            acting: {
                                desk: string;
                                role: string;
                            };
                            may: {
                                desk: string;
                                role: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            standing: {
                                /** @description own logs that wait for their end: as long as there are any, nothing is written */
                                behind: {
                                    log: string;
                                    /** @enum {string} */
                                    scope: "home" | "audit" | "shared";
                                    /** @description the largest size that is known to have been signed */
                                    signed: number;
                                    held: number;
                                    /** @description parties that may hold more and have not answered since this process began */
                                    ask: {
                                        party: string;
                                        name: components["schemas"]["Text"];
                                    }[];
                                }[];
                                /** @description what nobody holds any more; entries were closed off and another generation begun */
                                lost: {
                                    log: string;
                                    /** @enum {string} */
                                    scope: "home" | "audit" | "shared";
                                    /** @enum {string} */
                                    what: "entries" | "internal";
                                    from: number;
                                    /** @description before this one */
                                    to: number;
                                    /** @description more may be gone than is known */
                                    uncertain: boolean;
                                    at: string;
                                }[];
                            };
                            node: {
                                name: {
                                    zh: string;
                                    en: string;
                                };
                                demo: boolean;
                                version: string;
                                now: string;
                                today: string;
                                offsetMinutes: number;
                            };
                        } | {
                            /** @constant */
                            signedIn: false;
                            node: {
                                name: {
                                    zh: string;
                                    en: string;
                                };
                                demo: boolean;
                                version: string;
                                now: string;
                                today: string;
                                offsetMinutes: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        party: string;
                        username: string;
                        password: string;
                        /** @description 6 digits, or a recovery code */
                        code?: string;
                    };
                };
            };
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @constant */
                            signedIn: true;
                            person: {
                                id: string;
                                title: string;
                                username: string;
                                mustChange: boolean;
                                mustEnrol: boolean;
                            };
                            /** @enum {string} */
                            way: "password" | "code" | "provider";
                            party: {
                                id: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            desk: {
                                id: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            role: string;
                            acting: {
                                desk: string;
                                role: string;
                            };
                            may: {
                                desk: string;
                                role: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            standing: {
                                /** @description own logs that wait for their end: as long as there are any, nothing is written */
                                behind: {
                                    log: string;
                                    /** @enum {string} */
                                    scope: "home" | "audit" | "shared";
                                    /** @description the largest size that is known to have been signed */
                                    signed: number;
                                    held: number;
                                    /** @description parties that may hold more and have not answered since this process began */
                                    ask: {
                                        party: string;
                                        name: components["schemas"]["Text"];
                                    }[];
                                }[];
                                /** @description what nobody holds any more; entries were closed off and another generation begun */
                                lost: {
                                    log: string;
                                    /** @enum {string} */
                                    scope: "home" | "audit" | "shared";
                                    /** @enum {string} */
                                    what: "entries" | "internal";
                                    from: number;
                                    /** @description before this one */
                                    to: number;
                                    /** @description more may be gone than is known */
                                    uncertain: boolean;
                                    at: string;
                                }[];
                            };
                            node: {
                                name: {
                                    zh: string;
                                    en: string;
                                };
                                demo: boolean;
                                version: string;
                                now: string;
                                today: string;
                                offsetMinutes: number;
                            };
                        } | {
                            /** @constant */
                            signedIn: false;
                            node: {
                                name: {
                                    zh: string;
                                    en: string;
                                };
                                demo: boolean;
                                version: string;
                                now: string;
                                today: string;
                                offsetMinutes: number;
                            };
                        };
                    };
                };
            };
        };
        delete: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        desk: string;
                        role: string;
                    };
                };
            };
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @constant */
                            signedIn: true;
                            person: {
                                id: string;
                                title: string;
                                username: string;
                                mustChange: boolean;
                                mustEnrol: boolean;
                            };
                            /** @enum {string} */
                            way: "password" | "code" | "provider";
                            party: {
                                id: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            desk: {
                                id: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            role: string;
                            acting: {
                                desk: string;
                                role: string;
                            };
                            may: {
                                desk: string;
                                role: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            standing: {
                                /** @description own logs that wait for their end: as long as there are any, nothing is written */
                                behind: {
                                    log: string;
                                    /** @enum {string} */
                                    scope: "home" | "audit" | "shared";
                                    /** @description the largest size that is known to have been signed */
                                    signed: number;
                                    held: number;
                                    /** @description parties that may hold more and have not answered since this process began */
                                    ask: {
                                        party: string;
                                        name: components["schemas"]["Text"];
                                    }[];
                                }[];
                                /** @description what nobody holds any more; entries were closed off and another generation begun */
                                lost: {
                                    log: string;
                                    /** @enum {string} */
                                    scope: "home" | "audit" | "shared";
                                    /** @enum {string} */
                                    what: "entries" | "internal";
                                    from: number;
                                    /** @description before this one */
                                    to: number;
                                    /** @description more may be gone than is known */
                                    uncertain: boolean;
                                    at: string;
                                }[];
                            };
                            node: {
                                name: {
                                    zh: string;
                                    en: string;
                                };
                                demo: boolean;
                                version: string;
                                now: string;
                                today: string;
                                offsetMinutes: number;
                            };
                        } | {
                            /** @constant */
                            signedIn: false;
                            node: {
                                name: {
                                    zh: string;
                                    en: string;
                                };
                                demo: boolean;
                                version: string;
                                now: string;
                                today: string;
                                offsetMinutes: number;
                            };
                        };
                    };
                };
            };
        };
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
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        current: string;
                        next: string;
                    };
                };
            };
            responses: {
                /** @description answer */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: {
                                zh: string;
                                en: string;
                            };
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/personas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            party: string;
                            partyName: {
                                zh: string;
                                en: string;
                            };
                            username: string;
                            password: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            desk: string;
                            role: string;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            party: string;
                            name: {
                                zh: string;
                                en: string;
                            };
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/oidc/{party}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    party: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: never;
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: never;
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/oidc/{party}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    party: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: never;
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            on: boolean;
                            recoveryLeft: number;
                            wanted: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            secret: string;
                            uri: string;
                            qr: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recoveryCodes: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/second-factor/off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description answer */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recoveryCodes: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            acting: {
                                desk: string;
                                role: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            /** @enum {string} */
                            way: "password" | "code" | "provider";
                            createdAt: string;
                            seenAt: string;
                            expiresAt: string;
                            address: string;
                            agent: string;
                            current: boolean;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/all/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    session: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            pack: string;
                            hash: string;
                            version: number;
                            label: components["schemas"]["Text"];
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kinds/by-hash/{hash}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    hash: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            kind: {
                                hash: string;
                                pack: string;
                                /** @description the kind as plain JSON; its RFC 8785 bytes have this hash */
                                declaration: unknown;
                                labels: unknown;
                                identifies?: string[];
                            };
                            /** @description where the kind keeps what was planned and what was reached */
                            schedule?: {
                                milestones: {
                                    step: string;
                                    name: string;
                                    due: string;
                                    done: string;
                                };
                                months?: {
                                    planned: {
                                        step: string;
                                        month: string;
                                        amount: string;
                                    };
                                    done: {
                                        step: string;
                                        month: string;
                                        amount: string;
                                    };
                                };
                                promised: {
                                    day: string;
                                    kept: string;
                                }[];
                            };
                            schema: {
                                opening: {
                                    [key: string]: unknown;
                                };
                                steps: {
                                    [key: string]: {
                                        [key: string]: unknown;
                                    };
                                };
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kinds/{pack}/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    pack: string;
                    kind: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            kind: {
                                hash: string;
                                pack: string;
                                /** @description the kind as plain JSON; its RFC 8785 bytes have this hash */
                                declaration: unknown;
                                labels: unknown;
                                identifies?: string[];
                            };
                            /** @description where the kind keeps what was planned and what was reached */
                            schedule?: {
                                milestones: {
                                    step: string;
                                    name: string;
                                    due: string;
                                    done: string;
                                };
                                months?: {
                                    planned: {
                                        step: string;
                                        month: string;
                                        amount: string;
                                    };
                                    done: {
                                        step: string;
                                        month: string;
                                        amount: string;
                                    };
                                };
                                promised: {
                                    day: string;
                                    kept: string;
                                }[];
                            };
                            schema: {
                                opening: {
                                    [key: string]: unknown;
                                };
                                steps: {
                                    [key: string]: {
                                        [key: string]: unknown;
                                    };
                                };
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/menu": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            group: components["schemas"]["Text"];
                            items: {
                                id: string;
                                label: components["schemas"]["Text"];
                                count?: number;
                                late?: number;
                                monthly?: {
                                    done: number;
                                    of: number;
                                };
                                /** @description parameters of GET /api/matters */
                                query: {
                                    [key: string]: string;
                                };
                                page?: string;
                            }[];
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/monthly/{item}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    month?: string;
                    cursor?: string;
                };
                header?: never;
                path: {
                    item: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            item: string;
                            label: components["schemas"]["Text"];
                            month: string;
                            duty: {
                                step: string;
                                field: string;
                                plan?: {
                                    step: string;
                                    field: string;
                                    beside: {
                                        [key: string]: string;
                                    };
                                };
                                raises?: {
                                    kind: string;
                                    about: string;
                                    ask: string[];
                                    same?: {
                                        [key: string]: string;
                                    };
                                    told?: {
                                        [key: string]: string;
                                    };
                                };
                            };
                            items: {
                                row: components["schemas"]["MatterRow"];
                                reported: {
                                    [key: string]: unknown;
                                } | null;
                                /** @description the newest month before */
                                before: {
                                    month: string;
                                    fields: {
                                        [key: string]: unknown;
                                    };
                                } | null;
                                planned: {
                                    [key: string]: unknown;
                                } | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workbench": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    show?: "all" | "mine" | "late" | "waiting" | "followed" | "done";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            today: string;
                            now: string;
                            counts: {
                                mine: number;
                                late: number;
                                soon: number;
                                onTime: number;
                                waiting: number;
                                doneThisMonth: number;
                                doneLastMonth: number;
                            };
                            waitingBy: {
                                party: string;
                                name: components["schemas"]["Text"];
                                count: number;
                            }[];
                            oldestLate?: components["schemas"]["TrackRow"];
                            items: components["schemas"]["TrackRow"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    q: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["MatterRow"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
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
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                what: string;
                                sentence: components["schemas"]["Text"];
                                matter: string | null;
                                title: string | null;
                                sample: boolean;
                                at: string;
                                read: boolean;
                            }[];
                            next: string | null;
                            unread: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
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
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                    } | {
                        /** @constant */
                        all: true;
                    };
                };
            };
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            unread: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/own": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            possible: boolean;
                            route: {
                                desk: string;
                                /** @enum {string} */
                                channel: "mail" | "wecom-robot" | "dingtalk-robot";
                                shown: string;
                                sorts: ("late" | "due-soon" | "handed" | "answered" | "other")[];
                                quietFrom: string | "";
                                quietTo: string | "";
                                redPasses: boolean;
                                digestTimes: string[];
                            } | null;
                        };
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        address?: string;
                        sorts: ("late" | "due-soon" | "handed" | "answered" | "other")[];
                        quietFrom: string | "";
                        quietTo: string | "";
                        redPasses: boolean;
                        digestTimes: string[];
                    };
                };
            };
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            possible: boolean;
                            route: {
                                desk: string;
                                /** @enum {string} */
                                channel: "mail" | "wecom-robot" | "dingtalk-robot";
                                shown: string;
                                sorts: ("late" | "due-soon" | "handed" | "answered" | "other")[];
                                quietFrom: string | "";
                                quietTo: string | "";
                                redPasses: boolean;
                                digestTimes: string[];
                            } | null;
                        };
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            possible: boolean;
                            route: {
                                desk: string;
                                /** @enum {string} */
                                channel: "mail" | "wecom-robot" | "dingtalk-robot";
                                shown: string;
                                sorts: ("late" | "due-soon" | "handed" | "answered" | "other")[];
                                quietFrom: string | "";
                                quietTo: string | "";
                                redPasses: boolean;
                                digestTimes: string[];
                            } | null;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/own/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            mail: boolean;
                            robotHosts: string[];
                            routes: {
                                desk: string;
                                /** @enum {string} */
                                channel: "mail" | "wecom-robot" | "dingtalk-robot";
                                shown: string;
                                sorts: ("late" | "due-soon" | "handed" | "answered" | "other")[];
                                quietFrom: string | "";
                                quietTo: string | "";
                                redPasses: boolean;
                                digestTimes: string[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/messages/{desk}/{channel}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    desk: string;
                    channel: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        address?: string;
                        url?: string;
                        secret?: string;
                        sorts: ("late" | "due-soon" | "handed" | "answered" | "other")[];
                        quietFrom: string | "";
                        quietTo: string | "";
                        redPasses: boolean;
                        digestTimes: string[];
                    };
                };
            };
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            mail: boolean;
                            robotHosts: string[];
                            routes: {
                                desk: string;
                                /** @enum {string} */
                                channel: "mail" | "wecom-robot" | "dingtalk-robot";
                                shown: string;
                                sorts: ("late" | "due-soon" | "handed" | "answered" | "other")[];
                                quietFrom: string | "";
                                quietTo: string | "";
                                redPasses: boolean;
                                digestTimes: string[];
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    desk: string;
                    channel: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            mail: boolean;
                            robotHosts: string[];
                            routes: {
                                desk: string;
                                /** @enum {string} */
                                channel: "mail" | "wecom-robot" | "dingtalk-robot";
                                shown: string;
                                sorts: ("late" | "due-soon" | "handed" | "answered" | "other")[];
                                quietFrom: string | "";
                                quietTo: string | "";
                                redPasses: boolean;
                                digestTimes: string[];
                            }[];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/messages/{desk}/{channel}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    desk: string;
                    channel: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/messages/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    state?: "waiting" | "sent" | "failed" | "empty";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            desk: string;
                            /** @enum {string} */
                            channel: "mail" | "wecom-robot" | "dingtalk-robot";
                            /** @enum {string} */
                            sort: "late" | "due-soon" | "handed" | "answered" | "other" | "digest" | "test";
                            /** @enum {string} */
                            state: "waiting" | "sent" | "failed" | "empty";
                            dueAt: string;
                            tries: number;
                            madeAt: string;
                            sentAt: string | null;
                            trouble: string | null;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/messages/log/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            desk: string;
                            role: string;
                            label: components["schemas"]["Text"];
                            createdAt: string;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            url: string;
                            qr: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendars/{calendar}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    calendar: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description text */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    kind?: string;
                    stage?: string;
                    track?: string;
                    light?: "late" | "due-soon" | "on-time" | "none";
                    holder?: "my-desk" | (("my-party" | "other-party") | string);
                    desk?: string;
                    party?: string;
                    origin?: ("my-party" | "other-party") | string;
                    agreement?: string;
                    running?: "1";
                    q?: string;
                    sort?: string;
                    cursor?: string;
                    limit?: number;
                    count?: "1";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["MatterRow"][];
                            next: string | null;
                            count?: number;
                            more?: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        kind: string;
                        /** @description the whole id, of your own party; default: your party and the command id */
                        matter?: string;
                        agreement?: string;
                        parties?: string[];
                        data: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description answer */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matters.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    kind?: string;
                    stage?: string;
                    track?: string;
                    light?: "late" | "due-soon" | "on-time" | "none";
                    holder?: "my-desk" | (("my-party" | "other-party") | string);
                    desk?: string;
                    party?: string;
                    origin?: ("my-party" | "other-party") | string;
                    agreement?: string;
                    running?: "1";
                    q?: string;
                    sort?: string;
                    cursor?: string;
                    limit?: number;
                    count?: "1";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description bytes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matters/alike": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        kind: string;
                        /** @description the form as far as it is filled; only identifying fields are read */
                        data: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            field: string;
                            items: components["schemas"]["MatterRow"][];
                        }[];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            row: components["schemas"]["MatterRow"];
                            /** @description the folded state, see docs */
                            matter: {
                                shared: unknown;
                                overlay: unknown;
                            };
                            /** @description fields with a value that is not for your desk */
                            masked: string[];
                            /** @description hash of the kind’s declaration */
                            kind: string;
                            names: {
                                parties: {
                                    [key: string]: components["schemas"]["Text"];
                                };
                                desks: {
                                    [key: string]: components["schemas"]["Text"];
                                };
                                officers: {
                                    [key: string]: string;
                                };
                            };
                            steps: {
                                step: string;
                                track?: string;
                                may: boolean;
                                refusal?: {
                                    code: string;
                                    zh: string;
                                    en: string;
                                    field?: string;
                                    facts: {
                                        [key: string]: unknown;
                                    };
                                };
                                label: components["schemas"]["Text"];
                                says?: components["schemas"]["Text"];
                                receivers?: {
                                    party: string;
                                    desk: string;
                                    label: components["schemas"]["Text"];
                                }[];
                            }[];
                            readings: {
                                [key: string]: components["schemas"]["Reading"];
                            };
                            gates: {
                                id: string;
                                label: components["schemas"]["Text"];
                                opens: string;
                                lanes: {
                                    track: string;
                                    label: components["schemas"]["Text"];
                                    stage: string;
                                    stageLabel: components["schemas"]["Text"];
                                    done: boolean;
                                    holder: components["schemas"]["Holder"];
                                    reading: components["schemas"]["Reading"] | null;
                                }[];
                            }[];
                            evidence: {
                                facts: number;
                                selfSigned: number;
                                mirrored: number;
                                witnessed: number;
                                byPeer: {
                                    party: string;
                                    name: components["schemas"]["Text"];
                                    size: number;
                                    facts: number;
                                }[];
                            };
                            related: {
                                name: string;
                                label: components["schemas"]["Text"];
                                inverse: boolean;
                                rows: components["schemas"]["MatterRow"][];
                            }[];
                            followed: boolean;
                            /** @description what its pack tells of it beyond its fields: a ladder, lines, a table */
                            outlook?: unknown;
                            /** @description it holds rules; who qualifies is under /qualifying */
                            judges?: {
                                kind: string;
                            };
                            erasures: {
                                leaf: string;
                                part: string;
                                record: components["schemas"]["Text"];
                                ground: string;
                                askedBy: components["schemas"]["NamedParty"];
                                at: string;
                                confirmed: {
                                    party: string;
                                    name: components["schemas"]["Text"];
                                    at: string;
                                }[];
                                waiting: components["schemas"]["NamedParty"][];
                                /** @description the last working day to confirm, by the days that stood when it was asked */
                                due: string;
                                provisional: boolean;
                                late: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matters/{id}/flow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            gate: string;
                            label: components["schemas"]["Text"];
                            opensLabel: components["schemas"]["Text"];
                            /** @description the day from which working days are counted */
                            first: string;
                            today: number;
                            ends: number;
                            endsOn: string;
                            /** @description tracks of the chain that decides when all is done, first to last */
                            path: string[];
                            lanes: {
                                track: string;
                                label: components["schemas"]["Text"];
                                holder: components["schemas"]["Holder"];
                                /** @enum {string} */
                                state: "waiting" | "running" | "stopped" | "done";
                                stageLabel: components["schemas"]["Text"];
                                light: ("on-time" | "due-soon" | "late" | "done") | null;
                                waitsFor: string[];
                                /** @description working days */
                                promised: number | null;
                                /** @description working days, of all rounds */
                                used: number;
                                begins: number;
                                ends: number;
                                /** @description null once it is done */
                                slack: number | null;
                                critical: boolean;
                                owed: {
                                    what: string;
                                    by: string | null;
                                    given: string | null;
                                    late: boolean;
                                } | null;
                            }[];
                            papers: {
                                name: string;
                                for: string[];
                            }[];
                        } | null;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matters/{id}/parts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            parts: {
                                matter: string;
                                name: string;
                                /** @description false where it was there before, or was refused */
                                opened: boolean;
                                /** @description shown once */
                                queryCode?: string;
                                refusal?: {
                                    code: string;
                                    zh: string;
                                    en: string;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matters/{id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    only?: "shared" | "internal";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Fact"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matters/{id}/qualifying": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description whom the rules judge; null where the matter holds none */
                            kind: string | null;
                            opens: {
                                kind: string;
                                rule: string;
                                subject: string;
                                data: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            items: {
                                row: components["schemas"]["MatterRow"];
                                met: boolean;
                                /** @description what each rule asks, what there is, and by how much it falls short */
                                lines: unknown[];
                                givesFen?: number;
                                opened?: {
                                    matter: string;
                                    stageLabel: components["schemas"]["Text"];
                                };
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matters/{id}/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            by: components["schemas"]["NamedParty"];
                            at: string;
                            items: {
                                /** @enum {string} */
                                how: "looked" | "file" | "exported" | "sent";
                                party: components["schemas"]["NamedParty"];
                                desk: components["schemas"]["Text"] | null;
                                purpose: components["schemas"]["Text"];
                                count: number;
                                /** @description newest first, the last fifty */
                                times: string[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matters/{id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            matter: string;
                            kind: string;
                            logs: {
                                party: string;
                                name: components["schemas"]["Text"];
                                origin: string;
                                own: boolean;
                                keys: {
                                    log: string;
                                };
                                checkpoint: string;
                                size: number;
                                cosigners: {
                                    party: string;
                                    name: components["schemas"]["Text"];
                                    /** @enum {string} */
                                    promise: "mirror" | "witness";
                                    vkey: string;
                                }[];
                                pinned: {
                                    /** @enum {string} */
                                    by: "same-node" | "card";
                                    fingerprint?: string;
                                };
                                tail: {
                                    from: number;
                                    size: number;
                                    frontier: string[];
                                };
                            }[];
                            facts: {
                                leaf: string;
                                log: string;
                                index: number;
                                /** @description base64 */
                                bytes: string;
                                /** @description hex */
                                inclusion: string[];
                                /** @description salt in hex, bytes in base64 */
                                parts: {
                                    [key: string]: {
                                        salt: string;
                                        bytes: string;
                                    };
                                };
                                erased: string[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matters/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    with?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description bytes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.lianyu.evidence+json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matters/{id}/steps/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                    step: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        track?: string;
                        /** @description the version of the track that you saw */
                        version?: number;
                        /** @default {} */
                        data?: {
                            [key: string]: unknown;
                        };
                        to?: {
                            party: string;
                            desk: string;
                        };
                    };
                };
            };
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matters/{id}/share": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        agreement: string;
                        parties?: string[];
                    };
                };
            };
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matters/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        leaf: string;
                        /** @enum {string} */
                        part: "shared" | "internal" | "personal";
                        ground: string;
                    };
                };
            };
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matters/{id}/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            followed: boolean;
                        };
                    };
                };
            };
        };
        delete: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            followed: boolean;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            title: string;
                            form: string;
                            formLabel: components["schemas"]["Text"];
                            /** @enum {string} */
                            status: "draft" | "circulated" | "signing" | "in-force" | "winding-up" | "ended";
                            sample: boolean;
                            parties: {
                                id: string;
                                name: components["schemas"]["Text"];
                                signed: boolean;
                            }[];
                            validFrom?: string;
                            validTo?: string;
                            inForceSince?: string;
                            lastDay?: string;
                            scope: {
                                kind: string;
                                steps: "*" | string[];
                                /** @enum {string} */
                                part: "shared" | "personal" | "witness";
                                audience: ("all" | "matter-parties") | string[];
                                purpose?: string;
                            }[];
                            logs: {
                                party: string;
                                origin: string;
                                own: boolean;
                                size: number;
                                mirrored: number;
                                lag: number;
                                checkpointAt: string | null;
                                quarantined: boolean;
                            }[];
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/peers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            party: string;
                            name: components["schemas"]["Text"];
                            /** @description a party of this same node */
                            local: boolean;
                            /** @description online, away, quarantined, never */
                            state: string;
                            lastSeenAt: string | null;
                            lagEntries: number;
                            /** @description why it is away, or what keeps a log of its from going on */
                            trouble: components["schemas"]["Text"] | null;
                            logs: {
                                origin: string;
                                own: boolean;
                                held: number;
                                written: number;
                                lag: number;
                                cosigned: number;
                                quarantined: boolean;
                            }[];
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            region: string;
                            center: [
                                number,
                                number
                            ] | null;
                            /** @description GeoJSON FeatureCollection */
                            outlines: unknown;
                            points: {
                                matter: string;
                                kind: string;
                                title: string;
                                sample: boolean;
                                lon: number;
                                lat: number;
                                stage: string;
                                stageLabel: components["schemas"]["Text"];
                                phase?: string;
                                /** @enum {string} */
                                light: "late" | "due-soon" | "on-time" | "none";
                                others: components["schemas"]["NamedParty"][];
                            }[];
                            more: boolean;
                            waiting: {
                                party: string;
                                name: components["schemas"]["Text"];
                                count: number;
                                center: [
                                    number,
                                    number
                                ] | null;
                            }[];
                            sources: components["schemas"]["Text"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/wall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    visitor?: "0" | "1";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            party: string;
                            name: components["schemas"]["Text"];
                            now: string;
                            today: string;
                            visitor: boolean;
                            sample: boolean;
                            points: {
                                matter: string;
                                kind: string;
                                title: string;
                                sample: boolean;
                                lon: number;
                                lat: number;
                                stage: string;
                                stageLabel: components["schemas"]["Text"];
                                /**
                                 * @description absent in visitor mode
                                 * @enum {string}
                                 */
                                light?: "late" | "due-soon" | "on-time" | "none";
                                others: components["schemas"]["NamedParty"][];
                            }[];
                            stages: {
                                stage: string;
                                label: components["schemas"]["Text"];
                                count: number;
                            }[];
                            /** @description days to the end of the year */
                            yearEnd: number;
                            promised: {
                                matter: string;
                                title: string;
                                what: components["schemas"]["Text"];
                                day: string;
                                days: number;
                            }[];
                            across: {
                                matter: string;
                                title: string;
                                sample: boolean;
                                kindLabel: components["schemas"]["Text"];
                                stageLabel: components["schemas"]["Text"];
                                others: components["schemas"]["NamedParty"][];
                                ours: {
                                    party: components["schemas"]["NamedParty"];
                                    desk: components["schemas"]["Text"];
                                    track: components["schemas"]["Text"];
                                    stage: components["schemas"]["Text"];
                                    /** @enum {string} */
                                    light: "late" | "due-soon" | "on-time" | "none";
                                    heldWorkingDays: number;
                                } | null;
                                theirs: {
                                    party: components["schemas"]["NamedParty"];
                                    desk: components["schemas"]["Text"];
                                    track: components["schemas"]["Text"];
                                    stage: components["schemas"]["Text"];
                                    /** @enum {string} */
                                    light: "late" | "due-soon" | "on-time" | "none";
                                    heldWorkingDays: number;
                                }[];
                            }[];
                            peers: {
                                party: string;
                                name: components["schemas"]["Text"];
                                state: string;
                                lastSeenAt: string | null;
                            }[];
                            published: {
                                figures: {
                                    matter: string;
                                    region: string;
                                    regionName: components["schemas"]["Text"];
                                    indicator: string;
                                    period?: string;
                                    asOf?: string;
                                    kind: string;
                                    value: string;
                                    unit: string;
                                    bound?: string;
                                    growth?: string;
                                    note?: string;
                                    facts?: unknown;
                                    source: {
                                        id: string;
                                        publisher?: string;
                                        title: string;
                                        date: string;
                                    };
                                }[];
                                source: {
                                    id: string;
                                    publisher?: string;
                                    title: string;
                                    date: string;
                                };
                            } | null;
                            /** @description absent in visitor mode */
                            work?: {
                                counts: {
                                    late: number;
                                    soon: number;
                                };
                                late: components["schemas"]["TrackRow"][];
                                soon: components["schemas"]["TrackRow"][];
                                desks: {
                                    desk: string;
                                    label: components["schemas"]["Text"];
                                    held: number;
                                    late: number;
                                    soon: number;
                                }[];
                                waiting: {
                                    party: string;
                                    name: components["schemas"]["Text"];
                                    count: number;
                                    late: number;
                                }[];
                                /** @description null while nothing was planned or reported this year */
                                month: {
                                    month: string;
                                    /** @description fen */
                                    done: number;
                                    /** @description fen */
                                    planned: number;
                                    sample: boolean;
                                    workdays: {
                                        gone: number;
                                        all: number;
                                    };
                                    reading: ("ahead" | "level" | "behind") | null;
                                    year: {
                                        month: string;
                                        /** @description fen */
                                        done: number;
                                        /** @description fen */
                                        planned: number;
                                    }[];
                                    /** @description the indicators that the amounts are read from */
                                    of: {
                                        done: string;
                                        planned: string;
                                    };
                                } | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/wall/behind": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    what: "late" | "soon" | "held" | "awaited";
                    desk?: string;
                    party?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TrackRow"][];
                            more: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/wall/outlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description GeoJSON FeatureCollection */
                            outlines: unknown;
                            centers: {
                                [key: string]: [
                                    number,
                                    number
                                ];
                            };
                            sources: components["schemas"]["Text"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            matter: string;
                            region: string;
                            regionName: components["schemas"]["Text"];
                            indicator: string;
                            period?: string;
                            asOf?: string;
                            /** @description actual, target or change */
                            kind: string;
                            value: string;
                            unit: string;
                            bound?: string;
                            growth?: string;
                            note?: string;
                            facts?: unknown;
                            source: {
                                id: string;
                                publisher?: string;
                                title: string;
                                date: string;
                            };
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IndicatorWords"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/indicators/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    by?: string;
                    period?: string;
                    sample?: "0" | "1";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description in the indicator’s unit; null where nothing was reported */
                            value: number | null;
                            /** @description the same months a year before */
                            before: number | null;
                            /** @description on the year before, as a ratio */
                            growth: number | null;
                            indicator: components["schemas"]["IndicatorWords"];
                            period: string;
                            through: string | null;
                            sample: boolean;
                            months: {
                                /** @description in the indicator’s unit; null where nothing was reported */
                                value: number | null;
                                /** @description the same months a year before */
                                before: number | null;
                                /** @description on the year before, as a ratio */
                                growth: number | null;
                                month: string;
                            }[];
                            split?: {
                                by: string;
                                label: components["schemas"]["Text"];
                                rows: {
                                    /** @description in the indicator’s unit; null where nothing was reported */
                                    value: number | null;
                                    /** @description the same months a year before */
                                    before: number | null;
                                    /** @description on the year before, as a ratio */
                                    growth: number | null;
                                    key: string;
                                    label: components["schemas"]["Text"];
                                }[];
                            };
                            of?: {
                                indicator: components["schemas"]["IndicatorWords"];
                                value: number | null;
                                before: number | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/indicators/{id}/sheet.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    by?: string;
                    period?: string;
                    sample?: "0" | "1";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description bytes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/indicators/{id}/matters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    by?: string;
                    key?: string;
                    period?: string;
                    sample?: "0" | "1";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description absent where it is not in sight of your desk */
                                matter?: string;
                                title?: string;
                                stage: components["schemas"]["Text"];
                                desk: components["schemas"]["Text"];
                                period: string;
                                entry: number;
                                amount: number;
                                value?: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    year?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            year: string;
                            today: string;
                            gone: number;
                            targets: {
                                unit: string;
                                amount: number;
                                done: number | null;
                                pace: {
                                    done: number;
                                    gone: number;
                                    /** @enum {string} */
                                    reading: "ahead" | "level" | "behind";
                                } | null;
                                by?: string;
                                key?: string;
                                matter: string;
                                name: string;
                                indicator: components["schemas"]["IndicatorWords"] | null;
                                indicatorId: string;
                                basis: string;
                                sample: boolean;
                                partOf?: string;
                                months: number[] | null;
                                monthsHow: ("given" | "last-year-shape" | "even") | null;
                                actual: (number | null)[];
                                lastYear: (number | null)[];
                                growth: number | null;
                                forecast: {
                                    amount: number;
                                    /** @enum {string} */
                                    method: "last-year-shape" | "even-pace";
                                } | null;
                                parts: {
                                    unit: string;
                                    amount: number;
                                    done: number | null;
                                    pace: {
                                        done: number;
                                        gone: number;
                                        /** @enum {string} */
                                        reading: "ahead" | "level" | "behind";
                                    } | null;
                                    by?: string;
                                    key?: string;
                                }[];
                                /** @description how much nobody was given; negative where more was given out */
                                left: number | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            label: components["schemas"]["Text"];
                            source: components["schemas"]["Text"];
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scores/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    period?: string;
                    sample?: "0" | "1";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            rule: {
                                version: number;
                                validFrom: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                source: {
                                    zh: string;
                                    en: string;
                                };
                                items: {
                                    id: string;
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    how: {
                                        base: number;
                                        weight: number;
                                    } | {
                                        each: number;
                                    } | {
                                        steps: {
                                            atLeast: number;
                                            points: number;
                                        }[];
                                    };
                                    cap?: number;
                                    floor?: number;
                                    /** @enum {string} */
                                    missing?: "none" | "average";
                                }[];
                                digits: {
                                    line: number;
                                    total: number;
                                };
                                grades?: {
                                    grade: string;
                                    upTo: number;
                                }[];
                                id: string;
                            };
                            by: string;
                            period: string;
                            sample: boolean;
                            values: {
                                [key: string]: {
                                    indicator: string;
                                    label: components["schemas"]["Text"];
                                    divide: number;
                                };
                            };
                            units: {
                                unit: string;
                                label: components["schemas"]["Text"];
                                total: number;
                                rank: number;
                                grade?: string;
                                vetoes: string[];
                                lines: {
                                    item: string;
                                    value?: number;
                                    sum: string;
                                    points: number;
                                    /** @enum {string} */
                                    note?: "capped" | "floored" | "average" | "missing";
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/months/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    of?: string;
                };
                header?: never;
                path: {
                    month: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            month: string;
                            close: {
                                matter: string;
                                at: string;
                                positions: {
                                    [key: string]: number;
                                };
                            } | null;
                            mayClose: boolean;
                            rows: {
                                matter: string;
                                title: string;
                                sample: boolean;
                                /** @description what counted when the month was closed */
                                closed: number | null;
                                now: number | null;
                                since: ("late" | "corrected") | null;
                            }[];
                            totals: {
                                sample: boolean;
                                closed: number | null;
                                now: number;
                            }[];
                            /** @description of the month before: reported late or corrected after its close */
                            sinceBefore: {
                                matter: string;
                                title: string;
                                sample: boolean;
                                /** @description what counted when the month was closed */
                                closed: number | null;
                                now: number | null;
                                since: ("late" | "corrected") | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/months/{month}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: {
                    of?: string;
                };
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    month: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            hash: string;
                            name: string;
                            type: string;
                            size: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{hash}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    hash: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description bytes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                kind: string;
                                step: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                fileName: string;
                                /** @enum {string} */
                                state: "checked" | "running" | "done" | "cancelled" | "stopped";
                                createdAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query: {
                    kind: string;
                    step?: string;
                };
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            kind: string;
                            step: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            fileName: string;
                            /** @enum {string} */
                            state: "checked" | "running" | "done" | "cancelled" | "stopped";
                            createdAt: string;
                            plan: {
                                sheets: {
                                    number: number;
                                    name: string;
                                    rows: number;
                                }[];
                                sheet: number;
                                header: number;
                                columns: {
                                    column: number;
                                    letter: string;
                                    head: string;
                                    field?: string;
                                    unit?: string;
                                    /** @enum {string} */
                                    how?: "named" | "near" | "remembered" | "chosen";
                                }[];
                                /** @enum {string} */
                                duplicates: "skip" | "import";
                                stopped?: {
                                    zh: string;
                                    en: string;
                                    cell?: string;
                                    head?: string;
                                    /** @constant */
                                    note?: true;
                                    code: string;
                                };
                            };
                            targets: {
                                field: string;
                                required: boolean;
                                names: string[];
                                type: string;
                                units: string[];
                            }[];
                            counts: {
                                [key: string]: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/template.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    kind: string;
                    step?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description bytes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            kind: string;
                            step: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            fileName: string;
                            /** @enum {string} */
                            state: "checked" | "running" | "done" | "cancelled" | "stopped";
                            createdAt: string;
                            plan: {
                                sheets: {
                                    number: number;
                                    name: string;
                                    rows: number;
                                }[];
                                sheet: number;
                                header: number;
                                columns: {
                                    column: number;
                                    letter: string;
                                    head: string;
                                    field?: string;
                                    unit?: string;
                                    /** @enum {string} */
                                    how?: "named" | "near" | "remembered" | "chosen";
                                }[];
                                /** @enum {string} */
                                duplicates: "skip" | "import";
                                stopped?: {
                                    zh: string;
                                    en: string;
                                    cell?: string;
                                    head?: string;
                                    /** @constant */
                                    note?: true;
                                    code: string;
                                };
                            };
                            targets: {
                                field: string;
                                required: boolean;
                                names: string[];
                                type: string;
                                units: string[];
                            }[];
                            counts: {
                                [key: string]: number;
                            };
                        };
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        sheet?: number;
                        header?: number;
                        columns?: {
                            column: number;
                            field?: string;
                            unit?: string;
                        }[];
                        /** @enum {string} */
                        duplicates?: "skip" | "import";
                    };
                };
            };
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            kind: string;
                            step: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            fileName: string;
                            /** @enum {string} */
                            state: "checked" | "running" | "done" | "cancelled" | "stopped";
                            createdAt: string;
                            plan: {
                                sheets: {
                                    number: number;
                                    name: string;
                                    rows: number;
                                }[];
                                sheet: number;
                                header: number;
                                columns: {
                                    column: number;
                                    letter: string;
                                    head: string;
                                    field?: string;
                                    unit?: string;
                                    /** @enum {string} */
                                    how?: "named" | "near" | "remembered" | "chosen";
                                }[];
                                /** @enum {string} */
                                duplicates: "skip" | "import";
                                stopped?: {
                                    zh: string;
                                    en: string;
                                    cell?: string;
                                    head?: string;
                                    /** @constant */
                                    note?: true;
                                    code: string;
                                };
                            };
                            targets: {
                                field: string;
                                required: boolean;
                                names: string[];
                                type: string;
                                units: string[];
                            }[];
                            counts: {
                                [key: string]: number;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            dropped: boolean;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    outcome?: string;
                    after?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                line: number;
                                /** @enum {string} */
                                outcome: "unread" | "skipped" | "ready" | "bad" | "duplicate" | "same" | "done" | "refused";
                                matter: string | null;
                                cells: (({
                                    t: string;
                                    /** @constant */
                                    f?: true;
                                } | {
                                    n: number;
                                    /** @constant */
                                    p?: true;
                                    /** @constant */
                                    f?: true;
                                } | {
                                    d: string;
                                    at?: string;
                                    /** @constant */
                                    f?: true;
                                } | {
                                    b: boolean;
                                    /** @constant */
                                    f?: true;
                                } | {
                                    e: string;
                                }) | null)[];
                                faults: {
                                    zh: string;
                                    en: string;
                                    cell?: string;
                                    head?: string;
                                    /** @constant */
                                    note?: true;
                                    code: string;
                                }[];
                            }[];
                            next?: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            kind: string;
                            step: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            fileName: string;
                            /** @enum {string} */
                            state: "checked" | "running" | "done" | "cancelled" | "stopped";
                            createdAt: string;
                            plan: {
                                sheets: {
                                    number: number;
                                    name: string;
                                    rows: number;
                                }[];
                                sheet: number;
                                header: number;
                                columns: {
                                    column: number;
                                    letter: string;
                                    head: string;
                                    field?: string;
                                    unit?: string;
                                    /** @enum {string} */
                                    how?: "named" | "near" | "remembered" | "chosen";
                                }[];
                                /** @enum {string} */
                                duplicates: "skip" | "import";
                                stopped?: {
                                    zh: string;
                                    en: string;
                                    cell?: string;
                                    head?: string;
                                    /** @constant */
                                    note?: true;
                                    code: string;
                                };
                            };
                            targets: {
                                field: string;
                                required: boolean;
                                names: string[];
                                type: string;
                                units: string[];
                            }[];
                            counts: {
                                [key: string]: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            kind: string;
                            step: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            fileName: string;
                            /** @enum {string} */
                            state: "checked" | "running" | "done" | "cancelled" | "stopped";
                            createdAt: string;
                            plan: {
                                sheets: {
                                    number: number;
                                    name: string;
                                    rows: number;
                                }[];
                                sheet: number;
                                header: number;
                                columns: {
                                    column: number;
                                    letter: string;
                                    head: string;
                                    field?: string;
                                    unit?: string;
                                    /** @enum {string} */
                                    how?: "named" | "near" | "remembered" | "chosen";
                                }[];
                                /** @enum {string} */
                                duplicates: "skip" | "import";
                                stopped?: {
                                    zh: string;
                                    en: string;
                                    cell?: string;
                                    head?: string;
                                    /** @constant */
                                    note?: true;
                                    code: string;
                                };
                            };
                            targets: {
                                field: string;
                                required: boolean;
                                names: string[];
                                type: string;
                                units: string[];
                            }[];
                            counts: {
                                [key: string]: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/report.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description bytes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                label: components["schemas"]["Text"];
                                kind: string;
                                /** @enum {string} */
                                of: "matter" | "month";
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/papers/{paper}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    matter?: string;
                    month?: string;
                    format?: "docx" | "pdf";
                };
                header?: never;
                path: {
                    paper: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description bytes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/matters/{code}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
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
                /** @description bytes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/matters/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
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
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            kindLabel: {
                                zh: string;
                                en: string;
                            };
                            title: string;
                            sample: boolean;
                            stageLabel: {
                                zh: string;
                                en: string;
                            };
                            /** @description where it stands, in the words of whoever waits for it */
                            says: {
                                zh: string;
                                en: string;
                            } | null;
                            picture: ("hand-in" | "check" | "accept" | "decide" | "result") | null;
                            /** @description what is asked of the applicant now */
                            asked: {
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                value: string;
                            } | null;
                            shown: {
                                field: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                value: string;
                            }[];
                            /** @description false at another party’s node: what is taken once is taken where it was received */
                            atOrigin: boolean;
                            followUps: {
                                id: string;
                                kindLabel: {
                                    zh: string;
                                    en: string;
                                };
                                stageLabel: {
                                    zh: string;
                                    en: string;
                                };
                                says: {
                                    zh: string;
                                    en: string;
                                } | null;
                                asked: {
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    value: string;
                                } | null;
                                steps: {
                                    step: string;
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    done: boolean;
                                    fields: {
                                        field: string;
                                        type: string;
                                        label: {
                                            zh: string;
                                            en: string;
                                        };
                                        required: boolean;
                                    }[];
                                }[];
                            }[];
                            stages: {
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                at: string;
                                party: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            due: string | null;
                            provisional: boolean;
                            /** @description the term of the present stage, read now */
                            clock: {
                                /** @enum {string} */
                                light: "on-time" | "due-soon" | "late" | "done";
                                /** @enum {string} */
                                unit: "working-days" | "natural-days" | "hours";
                                left: number;
                                over: number;
                                suspended: boolean;
                            } | null;
                            ended: boolean;
                            /** @description a paper about to be given may be seen here first: GET …/preview */
                            preview: boolean;
                            evidence: {
                                facts: number;
                                mirrored: number;
                            };
                            parties: {
                                id: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                part: "origin" | "holder" | "other";
                            }[];
                            steps: {
                                step: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                done: boolean;
                                fields: {
                                    field: string;
                                    type: string;
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    required: boolean;
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/matters/{code}/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
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
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            by: components["schemas"]["NamedParty"];
                            at: string;
                            items: {
                                /** @enum {string} */
                                how: "looked" | "file" | "exported" | "sent";
                                party: components["schemas"]["NamedParty"];
                                desk: components["schemas"]["Text"] | null;
                                purpose: components["schemas"]["Text"];
                                count: number;
                                /** @description newest first, the last fifty */
                                times: string[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/papers/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
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
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            paper: components["schemas"]["Text"];
                            title: string;
                            sample: boolean;
                            /** @enum {string} */
                            state: "valid" | "replaced" | "revoked";
                            /** @description what the paper says in its shared part; the browser reads the values from the proof, not from here */
                            fields: {
                                field: string;
                                type: string;
                                label: components["schemas"]["Text"];
                                value: unknown;
                            }[];
                            /** @description the fields of the fact that hold the fingerprints */
                            names: {
                                code: string;
                                digest: string;
                            };
                            issued: {
                                party: string;
                                name: components["schemas"]["Text"];
                                at: string;
                                /** @description of the issuer’s card, to be compared by telephone */
                                fingerprint: string | null;
                            };
                            ended: {
                                party: string;
                                name: components["schemas"]["Text"];
                                at: string;
                                leaf: string;
                                says: string;
                            } | null;
                            proof: {
                                matter: string;
                                kind: string;
                                logs: unknown[];
                                facts: {
                                    leaf: string;
                                    log: string;
                                    index: number;
                                    bytes: string;
                                    inclusion: string[];
                                    parts: {
                                        shared?: {
                                            salt: string;
                                            bytes: string;
                                        };
                                    };
                                    erased?: string[];
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/matters/{code}/steps/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                    step: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: {
                            [key: string]: unknown;
                        };
                        /** @description a matter that this one has led to */
                        about?: string;
                    };
                };
            };
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            kindLabel: {
                                zh: string;
                                en: string;
                            };
                            title: string;
                            sample: boolean;
                            stageLabel: {
                                zh: string;
                                en: string;
                            };
                            /** @description where it stands, in the words of whoever waits for it */
                            says: {
                                zh: string;
                                en: string;
                            } | null;
                            picture: ("hand-in" | "check" | "accept" | "decide" | "result") | null;
                            /** @description what is asked of the applicant now */
                            asked: {
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                value: string;
                            } | null;
                            shown: {
                                field: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                value: string;
                            }[];
                            /** @description false at another party’s node: what is taken once is taken where it was received */
                            atOrigin: boolean;
                            followUps: {
                                id: string;
                                kindLabel: {
                                    zh: string;
                                    en: string;
                                };
                                stageLabel: {
                                    zh: string;
                                    en: string;
                                };
                                says: {
                                    zh: string;
                                    en: string;
                                } | null;
                                asked: {
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    value: string;
                                } | null;
                                steps: {
                                    step: string;
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    done: boolean;
                                    fields: {
                                        field: string;
                                        type: string;
                                        label: {
                                            zh: string;
                                            en: string;
                                        };
                                        required: boolean;
                                    }[];
                                }[];
                            }[];
                            stages: {
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                at: string;
                                party: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            due: string | null;
                            provisional: boolean;
                            /** @description the term of the present stage, read now */
                            clock: {
                                /** @enum {string} */
                                light: "on-time" | "due-soon" | "late" | "done";
                                /** @enum {string} */
                                unit: "working-days" | "natural-days" | "hours";
                                left: number;
                                over: number;
                                suspended: boolean;
                            } | null;
                            ended: boolean;
                            /** @description a paper about to be given may be seen here first: GET …/preview */
                            preview: boolean;
                            evidence: {
                                facts: number;
                                mirrored: number;
                            };
                            parties: {
                                id: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                part: "origin" | "holder" | "other";
                            }[];
                            steps: {
                                step: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                done: boolean;
                                fields: {
                                    field: string;
                                    type: string;
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    required: boolean;
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: {
                                zh: string;
                                en: string;
                            };
                            closed: boolean;
                            desks: {
                                id: string;
                                department: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                closed: boolean;
                            }[];
                        }[];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        id: string;
                        name: {
                            zh: string;
                            en: string;
                        };
                    };
                };
            };
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: {
                                zh: string;
                                en: string;
                            };
                            closed: boolean;
                            desks: {
                                id: string;
                                department: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                closed: boolean;
                            }[];
                        }[];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/desks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        id: string;
                        department: string;
                        label: {
                            zh: string;
                            en: string;
                        };
                    };
                };
            };
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: {
                                zh: string;
                                en: string;
                            };
                            closed: boolean;
                            desks: {
                                id: string;
                                department: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                closed: boolean;
                            }[];
                        }[];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            username: string;
                            title: string;
                            duties: {
                                desk: string;
                                role: string;
                            }[];
                            disabledAt: string | null;
                            mustChange: boolean;
                            secondFactor: boolean;
                            /** @description minutes until the next attempt; 0 where the name is not locked */
                            lockedMinutes: number;
                            /** @description who they are at the party’s identity provider */
                            subject: string | null;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        username: string;
                        title: string;
                        duties: {
                            desk: string;
                            role: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description answer */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            password?: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        title?: string;
                        duties?: {
                            desk: string;
                            role: string;
                        }[];
                        disabled?: boolean;
                    };
                };
            };
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            username: string;
                            title: string;
                            duties: {
                                desk: string;
                                role: string;
                            }[];
                            disabledAt: string | null;
                            mustChange: boolean;
                            secondFactor: boolean;
                            /** @description minutes until the next attempt; 0 where the name is not locked */
                            lockedMinutes: number;
                            /** @description who they are at the party’s identity provider */
                            subject: string | null;
                        }[];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/admin/people/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            password: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            username: string;
                            title: string;
                            duties: {
                                desk: string;
                                role: string;
                            }[];
                            disabledAt: string | null;
                            mustChange: boolean;
                            secondFactor: boolean;
                            /** @description minutes until the next attempt; 0 where the name is not locked */
                            lockedMinutes: number;
                            /** @description who they are at the party’s identity provider */
                            subject: string | null;
                        }[];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{id}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            username: string;
                            title: string;
                            duties: {
                                desk: string;
                                role: string;
                            }[];
                            disabledAt: string | null;
                            mustChange: boolean;
                            secondFactor: boolean;
                            /** @description minutes until the next attempt; 0 where the name is not locked */
                            lockedMinutes: number;
                            /** @description who they are at the party’s identity provider */
                            subject: string | null;
                        }[];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{id}/provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        subject: string;
                    };
                };
            };
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            username: string;
                            title: string;
                            duties: {
                                desk: string;
                                role: string;
                            }[];
                            disabledAt: string | null;
                            mustChange: boolean;
                            secondFactor: boolean;
                            /** @description minutes until the next attempt; 0 where the name is not locked */
                            lockedMinutes: number;
                            /** @description who they are at the party’s identity provider */
                            subject: string | null;
                        }[];
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            username: string;
                            title: string;
                            duties: {
                                desk: string;
                                role: string;
                            }[];
                            disabledAt: string | null;
                            mustChange: boolean;
                            secondFactor: boolean;
                            /** @description minutes until the next attempt; 0 where the name is not locked */
                            lockedMinutes: number;
                            /** @description who they are at the party’s identity provider */
                            subject: string | null;
                        }[];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            acting: {
                                desk: string;
                                role: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            /** @enum {string} */
                            way: "password" | "code" | "provider";
                            createdAt: string;
                            seenAt: string;
                            expiresAt: string;
                            address: string;
                            agent: string;
                            current: boolean;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{id}/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                    session: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            acting: {
                                desk: string;
                                role: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            /** @enum {string} */
                            way: "password" | "code" | "provider";
                            createdAt: string;
                            seenAt: string;
                            expiresAt: string;
                            address: string;
                            agent: string;
                            current: boolean;
                        }[];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            roles: string[];
                            known: string[];
                        };
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        roles: string[];
                    };
                };
            };
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            roles: string[];
                            known: string[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            card: {
                                party: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                                node: string;
                                serial: number;
                                at: string;
                            } & {
                                [key: string]: unknown;
                            };
                            fingerprint: string;
                            qr: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            use: string;
                            id: string;
                            algorithm: string;
                            verifierKey: string;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/peers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            card: {
                                party: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                                node: string;
                                serial: number;
                                at: string;
                            } & {
                                [key: string]: unknown;
                            };
                            fingerprint: string;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        card: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            card: {
                                party: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                                node: string;
                                serial: number;
                                at: string;
                            } & {
                                [key: string]: unknown;
                            };
                            fingerprint: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/peers/{party}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    party: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        card: {
                            [key: string]: unknown;
                        };
                        fingerprint: string;
                    };
                };
            };
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            card: {
                                party: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                                node: string;
                                serial: number;
                                at: string;
                            } & {
                                [key: string]: unknown;
                            };
                            fingerprint: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/peers/{party}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    party: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": ({
                            origin: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/quarantine/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "X-Lianyu": "1";
                    /** @description The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        origin: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": ({
                            origin: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                leaf: string;
                                index: number;
                                at: string;
                                deed: string;
                                sentence: components["schemas"]["Text"];
                                actor: {
                                    /** @description null: the node itself */
                                    title: string | null;
                                    deskLabel: components["schemas"]["Text"];
                                };
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
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
        Text: {
            zh: string;
            en: string;
        };
        MatterRow: {
            id: string;
            kind: string;
            kindHash: string;
            kindLabel: components["schemas"]["Text"];
            title: string;
            sample: boolean;
            stage: string;
            stageLabel: components["schemas"]["Text"];
            /** @enum {string} */
            light: "late" | "due-soon" | "on-time" | "none";
            /** @description last day on time, or for hours the instant */
            due: string | null;
            holder: components["schemas"]["Holder"];
            origin: components["schemas"]["NamedParty"];
            agreement?: string;
            others: components["schemas"]["NamedParty"][];
            openedAt: string;
            changedAt: string;
            /** @description values of the kind’s list columns, by field */
            columns: {
                [key: string]: unknown;
            };
        };
        Holder: {
            party: string;
            desk: string;
            name: components["schemas"]["Text"];
            deskLabel: components["schemas"]["Text"];
            /** @description held by the desk you act at */
            mine: boolean;
            /** @description held by another party */
            other: boolean;
        };
        NamedParty: {
            party: string;
            name: components["schemas"]["Text"];
        };
        TrackRow: {
            matter: string;
            kind: string;
            kindLabel: components["schemas"]["Text"];
            title: string;
            sample: boolean;
            agreement?: string;
            others: components["schemas"]["NamedParty"][];
            track: string;
            /** @description the kind’s main track */
            main: boolean;
            trackLabel: components["schemas"]["Text"];
            stage: string;
            stageLabel: components["schemas"]["Text"];
            /** @description what a gate still lacks */
            missing?: components["schemas"]["Text"];
            holder: components["schemas"]["Holder"];
            since: string;
            heldWorkingDays: number;
            reading: components["schemas"]["Reading"] | null;
            action: {
                step: string;
                label: components["schemas"]["Text"];
            } | null;
        };
        Reading: {
            due: string;
            budget: number;
            used: number;
            left: number;
            over: number;
            /** @enum {string} */
            light: "on-time" | "due-soon" | "late" | "done";
            caughtUp: boolean;
            suspended: boolean;
            provisional: boolean;
            calendarChanged: boolean;
            cells: {
                day: string;
                hour?: number;
                /** @enum {string} */
                state: "used" | "left" | "over" | "suspended";
            }[];
            ignored: {
                refusal: string;
                zh: string;
                en: string;
            }[];
        };
        Receipt: {
            matter: string;
            facts: {
                leaf: string;
                log: string;
                index: number;
            }[];
            version?: number;
            queryCode?: string;
            replayed: boolean;
        };
        Fact: {
            leaf: string;
            log: string;
            index: number;
            /** @description place in the matter, from 1; a fact that arrives late moves those after it */
            seq: number;
            envelope: unknown;
            /** @description those you may see; null for one that was erased */
            parts: {
                [key: string]: unknown;
            };
            /** @description parts that are here but not for your desk */
            masked: string[];
            internal: boolean;
            sentence: components["schemas"]["Text"];
            actor: {
                party: string;
                desk: string;
                role: string;
                partyName: components["schemas"]["Text"];
                deskLabel: components["schemas"]["Text"];
                title: string | null;
            };
            other: boolean;
            /** @enum {string} */
            evidence: "self-signed" | "mirrored" | "witnessed";
            ahead: boolean;
            keepers: components["schemas"]["NamedParty"][];
            flag?: {
                why: string;
                zh: string;
                en: string;
                cause?: string;
            };
            files: {
                hash: string;
                name: string;
                type: string;
                size: number;
            }[];
            /** @description parts whose erasure you may ask for */
            erasable: string[];
        };
        IndicatorWords: {
            id: string;
            label: components["schemas"]["Text"];
            /** @description what is in it and what is not */
            scope: components["schemas"]["Text"];
            /** @enum {string} */
            unit: "matters" | "firms" | "persons" | "fen" | "days" | "percent" | "square-metres" | "hundredths";
            of?: string;
            kindLabel?: components["schemas"]["Text"];
            /** @description how it stands now; otherwise counted by month */
            standing: boolean;
            dimensions: {
                id: string;
                label: components["schemas"]["Text"];
            }[];
            ratio?: string[];
        };
        /** @description RFC 9457 problem details */
        Problem: {
            /** @description `urn:lianyu:refusal:{code}`, see docs/refusals.md */
            type: string;
            /** @description the code */
            title: string;
            status: number;
            /** @description what was wrong and what to do, in the language asked for */
            detail: string;
            zh: string;
            en: string;
            field?: string;
            facts?: Record<string, never>;
            /** @description the number to quote */
            requestId: string;
            meanwhile?: unknown[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
