export { testPostgresUrl } from '@frontdesk/server/adapters/postgres/testing-inject'
