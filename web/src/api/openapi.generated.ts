// Made by scripts/openapi-types.ts from the route table; a test keeps it current. Not edited by hand.
export interface paths {
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
        post?: never;
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
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/platforms": {
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
                            platform: string;
                            /** @description where it is reached; its token is never shown */
                            url: string;
                            withToken: boolean;
                            heardAt: string | null;
                            trouble: string | null;
                            troubledSince: string | null;
                            /** @description cases known there, up to 1000 */
                            told: number;
                            /** @description cases that wait to be told, up to 1000 */
                            waiting: number;
                            /** @description entries of its feed that did not become facts */
                            refused: number;
                            lastRefusal: string | null;
                            oldest: {
                                matter: string;
                                title: string;
                                dueAt: string;
                                tries: number;
                                trouble: string | null;
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
                            /** @description of the roles */
                            names: {
                                [key: string]: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            /** @description the party’s identity provider, where one is configured */
                            provider: {
                                zh: string;
                                en: string;
                            } | null;
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
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desks": {
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
                            /** @description of the period’s year */
                            targets: {
                                matter: string;
                                name: string;
                                /** @description whose it is; empty for the whole */
                                unit: string;
                                amount: number;
                                basis: string;
                                done: number | null;
                                pace: {
                                    done: number;
                                    gone: number;
                                    /** @enum {string} */
                                    reading: "ahead" | "level" | "behind";
                                } | null;
                                growth: number | null;
                                forecast: {
                                    amount: number;
                                    /** @enum {string} */
                                    method: "last-year-shape" | "even-pace";
                                } | null;
                            }[];
                            /** @description what a running year comes to if it goes on so, with the method */
                            forecast: {
                                amount: number;
                                /** @enum {string} */
                                method: "last-year-shape" | "even-pace";
                            } | null;
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
                            /** @description your duty may see matters of it */
                            seen: boolean;
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
    "/api/matters/{id}/earlier-papers": {
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
                            /** @description earlier matters of the same person, newest first, each paper once */
                            cases: {
                                matter: string;
                                title: string;
                                origin: components["schemas"]["NamedParty"];
                                openedAt: string;
                                files: {
                                    hash: string;
                                    name: string;
                                    type: string;
                                    size: number;
                                }[];
                            }[];
                            /** @description papers that came from another party and may not go where this matter goes: to be asked of it */
                            elsewhere: {
                                party: string;
                                name: components["schemas"]["Text"];
                                count: number;
                            }[];
                            /** @description there are earlier ones still, which are not looked at */
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
                            /** @description this year, over all such matters: what each department promised and used, in working days */
                            records: {
                                desk: string;
                                label: components["schemas"]["Text"];
                                terms: number;
                                kept: number;
                                promised: number;
                                used: number;
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/month-boards/{kind}": {
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
                    trial?: "1";
                    running?: "1";
                    q?: string;
                    sort?: string;
                    cursor?: string;
                    limit?: number;
                    count?: "1";
                    year?: string;
                    order?: "pace" | "late" | "planned" | "title";
                };
                header?: never;
                path: {
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
                            kind: string;
                            year: string;
                            today: string;
                            rule: {
                                id: string;
                                version: number;
                                label: components["schemas"]["Text"];
                                amberDays: number;
                                reportDays: number;
                                /** @description what the rule’s source leaves open */
                                assumes?: components["schemas"]["Text"];
                                cases: {
                                    when: {
                                        /** @enum {string} */
                                        light?: "on-time" | "due-soon" | "late" | "done";
                                        caughtUp?: boolean;
                                        begun?: boolean;
                                    };
                                    /** @enum {string} */
                                    colour: "red" | "yellow" | "green" | "blue";
                                    word: components["schemas"]["Text"];
                                    /** @constant */
                                    assumed?: true;
                                }[];
                            };
                            filters: {
                                field: string;
                                values: string[];
                            }[];
                            rows: {
                                matter: string;
                                title: string;
                                sample: boolean;
                                stage: string;
                                stageLabel: components["schemas"]["Text"];
                                columns: {
                                    [key: string]: unknown;
                                };
                                /** @description done of planned over the months that are over, percent */
                                pace: number | null;
                                planned: number;
                                done: number;
                                late: number;
                                months: {
                                    month: string;
                                    planned: number;
                                    done?: number;
                                    /** @description which case of the rule gives the colour; absent for months ahead */
                                    at?: number;
                                    /** @enum {string} */
                                    light?: "on-time" | "due-soon" | "late" | "done";
                                    /** @constant */
                                    caughtUp?: true;
                                }[];
                            }[];
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
        post?: never;
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
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings": {
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
                            key: string;
                            label: components["schemas"]["Text"];
                            /** @description the system it belongs to */
                            pack?: components["schemas"]["Text"];
                            /** @description what holds today */
                            value: unknown;
                            /** @description what a number counts */
                            unit?: string;
                            /** @description what the default follows */
                            source?: components["schemas"]["Text"];
                            /** @description from which day that holds */
                            sourceFrom?: string;
                            /** @description false: nobody has checked the default against its source */
                            checked: boolean;
                            /** @description the party’s own value, where that is what holds */
                            own?: {
                                matter: string;
                                value: unknown;
                                validFrom: string;
                            };
                            /** @description approved, and holds from a later day */
                            coming: {
                                matter: string;
                                value: unknown;
                                validFrom: string;
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
                            /** @description in all; `across` holds the most urgent */
                            acrossCount: number;
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
                                /** @description what others hold and your desk waits for, own departments among them */
                                waiting: number;
                                /** @description on which no clock runs; late, soon, onTime and untimed make up mine and waiting */
                                untimed: number;
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
            /**
             * @description tries out a process and counts nowhere
             * @constant
             */
            trial?: true;
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
            /** @description columns and title say what holds today; from this day another version does */
            comingOn?: string;
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
        IndicatorWords: {
            id: string;
            label: components["schemas"]["Text"];
            /** @description what is in it and what is not */
            scope: components["schemas"]["Text"];
            /** @enum {string} */
            unit: "matters" | "firms" | "persons" | "fen" | "days" | "percent" | "square-metres" | "papers" | "times" | "hundredths";
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
            /** @enum {string} */
            unit: "working-days" | "natural-days" | "hours";
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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
