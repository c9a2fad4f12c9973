-- A passport taken back by the agency itself before it was decided on.
ALTER TYPE "PassportStatus" ADD VALUE 'WITHDRAWN';
