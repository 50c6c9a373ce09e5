import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A certificate of our own making for `localhost` and `files.localhost`, in the folder. */
export const makeCertificate = async (folder: string): Promise<{ certificate: string; key: string }> => {
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')]
  await run('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,DNS:files.localhost,IP:127.0.0.1'],
    ...['-keyout', key, '-out', certificate],
  ])
  return { certificate, key }
}

/** From now on this process believes what the certificate has signed, in `fetch` and in WebSockets. */
export const believe = async (certificate: string): Promise<void> => {
  setDefaultCACertificates([...getCACertificates('default'), await readFile(certificate, 'utf8')])
}
