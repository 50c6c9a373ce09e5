/**
 * The smallest Dovecot that takes mail by LMTP and shows it by IMAP: any address has a box, all with one password.
 * @param options.who runs everything as this user; null lets root share the work out as Dovecot is used to
 */
export const dovecotConfig = (options: {
  folder: string
  boxes: string
  owner: { uid: number; gid: number }
  who: string | null
  password: string
  imapPort: number
  lmtpPort: number
}): string => {
  const { folder, boxes, owner, who, password, imapPort, lmtpPort } = options
  const unprivileged =
    who === null
      ? ''
      : `default_internal_user = ${who}
default_login_user = ${who}
service anvil {
  chroot =
}
service imap-login {
  chroot =
}`
  return `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain
${unprivileged}
mail_location = maildir:${boxes}/%Lu
mail_uid = ${owner.uid}
mail_gid = ${owner.gid}
first_valid_uid = 1
first_valid_gid = 1
postmaster_address = postmaster@frontdesk.test
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${boxes}/%Lu
}
namespace inbox {
  inbox = yes
}
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
    port = ${imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${lmtpPort}
  }
}
protocol lmtp {
  auth_username_format = %Lu
}
`
}
