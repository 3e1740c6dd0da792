/** How a node's messages leave it: the operator's own configuration (`messages.json`). Without it nothing goes out. */
export interface MessageOptions {
  mail?: MailOptions
  /**
   * Hosts, with their port where it is not 443, at which robots may be called: `qyapi.weixin.qq.com`,
   * `oapi.dingtalk.com`, or those of a platform inside the government's network.
   */
  robotHosts?: string[]
  /** Robots at private addresses and over plain http. */
  allowPrivateRobots?: boolean
  /** Where people reach the node with a browser, for links; default the address on the party's card. */
  address?: string
}

export interface MailOptions {
  host: string
  port: number
  /** TLS from the first byte (465); otherwise STARTTLS is asked for, and required unless `allowPlain`. */
  secure: boolean
  allowPlain?: boolean
  user?: string
  password?: string
  /** The sender, e.g. `联域 <lianyu@example.gov.cn>`. */
  from: string
}
