-- What people edit, as it was: releases are never changed, and never deleted, as every journal entry names one.

CREATE TABLE release_contents (
    sha     BINARY(32) NOT NULL COMMENT 'SHA-256 of the whole file',
    part    INT        NOT NULL COMMENT 'from 0; a file is there once its part 0 is',
    content MEDIUMBLOB NOT NULL COMMENT 'at most 1 MB, so that it fits into any packet',
    PRIMARY KEY (sha, part)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE releases (
    hash   VARCHAR(64)  NOT NULL,
    flow   VARCHAR(100) NOT NULL,
    author VARCHAR(100) NOT NULL,
    reason VARCHAR(500) NOT NULL,
    at     DATETIME(6)  NOT NULL,
    PRIMARY KEY (hash),
    KEY release_flow (flow, at),
    KEY release_at (at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE release_files (
    hash VARCHAR(64)  NOT NULL,
    path VARCHAR(500) NOT NULL COMMENT 'below the home',
    sha  BINARY(32)   NOT NULL,
    size BIGINT       NOT NULL,
    PRIMARY KEY (hash, path)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE drafts (
    id         BINARY(16)   NOT NULL,
    flow       VARCHAR(100) NOT NULL,
    name       VARCHAR(100) NOT NULL,
    author     VARCHAR(100) NOT NULL,
    reason     VARCHAR(500) NOT NULL,
    base       VARCHAR(64)  NULL COMMENT 'the release it began as',
    version    INT          NOT NULL COMMENT 'grows with every change',
    created_at DATETIME(6)  NOT NULL,
    updated_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    KEY draft_flow (flow)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE draft_files (
    draft   BINARY(16)   NOT NULL,
    path    VARCHAR(500) NOT NULL COMMENT 'below the home',
    sha     BINARY(32)   NULL COMMENT 'null once it is deleted',
    size    BIGINT       NOT NULL,
    version INT          NOT NULL COMMENT 'the draft''s, when the file was changed last',
    PRIMARY KEY (draft, path)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
