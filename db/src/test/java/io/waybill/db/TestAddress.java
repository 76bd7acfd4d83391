package io.waybill.db;

public record TestAddress(String url, String user, String password) {}
