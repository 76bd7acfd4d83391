package io.waybill.app.home;

/** One mistake in an edited file, of rules or mappings alike; the fields of {@code GET /api/releases/problems}. */
public record HomeProblem(String file, int row, String column, String cell, String text, String severity) {}
