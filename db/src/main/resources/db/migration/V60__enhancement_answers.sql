-- Answers of enhancements that serve the same question again. The question is a hash and says nothing of the lead.

CREATE TABLE enhancement_answers (
    enhancement VARCHAR(100) NOT NULL,
    question    BINARY(32)   NOT NULL,
    answer      MEDIUMTEXT   NOT NULL COMMENT 'the appended values, a JSON object',
    answered_at DATETIME(6)  NOT NULL,
    lasts_until DATETIME(6)  NOT NULL,
    PRIMARY KEY (enhancement, question),
    KEY answer_until (lasts_until)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
