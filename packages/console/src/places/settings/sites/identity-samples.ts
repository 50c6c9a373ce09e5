export const sampleLanguages = ['node', 'php', 'python'] as const
export type SampleLanguage = (typeof sampleLanguages)[number]

type Names = { siteKey: string; keyId: string | null }

/** How a site's own server signs who is signed in there. Without a library, so that each line can be read. */
export const identitySample = (language: SampleLanguage, { siteKey, keyId }: Names): string => {
  const kid = keyId ?? 'KEY_ID'
  switch (language) {
    case 'node':
      return `import { createHmac } from 'node:crypto'

const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')

export function identityOf(user) {
  const now = Math.floor(Date.now() / 1000)
  const head = part({ alg: 'HS256', typ: 'JWT', kid: '${kid}' })
  const body = part({
    aud: '${siteKey}', sub: String(user.id), iat: now, exp: now + 600,
    name: user.name, email: user.email
  })
  const signature = createHmac('sha256', process.env.FRONTDESK_IDENTITY_SECRET)
    .update(head + '.' + body).digest('base64url')
  return [head, body, signature].join('.')
}`
    case 'php':
      return `<?php
function frontdesk_part($bytes) {
  return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

function frontdesk_identity($user) {
  $now = time();
  $head = frontdesk_part(json_encode(['alg' => 'HS256', 'typ' => 'JWT', 'kid' => '${kid}']));
  $body = frontdesk_part(json_encode([
    'aud' => '${siteKey}', 'sub' => (string) $user['id'], 'iat' => $now, 'exp' => $now + 600,
    'name' => $user['name'], 'email' => $user['email'],
  ]));
  $secret = getenv('FRONTDESK_IDENTITY_SECRET');
  return "$head.$body." . frontdesk_part(hash_hmac('sha256', "$head.$body", $secret, true));
}`
    case 'python':
      return `import base64, hashlib, hmac, json, os, time

def part(data):
    return base64.urlsafe_b64encode(data).rstrip(b'=')

def identity_of(user):
    now = int(time.time())
    head = part(json.dumps({'alg': 'HS256', 'typ': 'JWT', 'kid': '${kid}'}).encode())
    body = part(json.dumps({
        'aud': '${siteKey}', 'sub': str(user['id']), 'iat': now, 'exp': now + 600,
        'name': user['name'], 'email': user['email'],
    }).encode())
    secret = os.environ['FRONTDESK_IDENTITY_SECRET'].encode()
    signature = hmac.new(secret, head + b'.' + body, hashlib.sha256).digest()
    return b'.'.join([head, body, part(signature)]).decode()`
  }
}

/** What the page then says, with what its server has signed. */
export const identifyLine = `<script>
  window.Frontdesk = window.Frontdesk || []
  Frontdesk.push(['identify', 'TOKEN_FROM_YOUR_SERVER'])
</script>`
