package io.waybill.db;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A database that loses the answer to every commit. */
public final class LostCommits {
    private LostCommits() {}

    /**
     * The same rows, without an answer to a commit.
     *
     * @param done whether the commits themselves arrive
     */
    public static DataSource of(DataSource database, boolean done) {
        return (DataSource) Proxy.newProxyInstance(
                LostCommits.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> connection((Connection) on(database, method, arguments), done));
    }

    private static Connection connection(Connection connection, boolean done) {
        return (Connection) Proxy.newProxyInstance(
                LostCommits.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (!method.getName().equals("commit")) {
                        return on(connection, method, arguments);
                    }
                    if (done) {
                        connection.commit();
                    }
                    throw new SQLException("The connection was lost");
                });
    }

    private static Object on(Object object, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(object, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
