// Made by scripts/openapi-types.ts from the route table; a test keeps it current. Not edited by hand.
export interface paths {
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
        };
        NamedParty: {
            party: string;
            name: components["schemas"]["Text"];
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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
