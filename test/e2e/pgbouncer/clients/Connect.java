import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Properties;

/** A JDBC client that is given what connectService sets, and the login of the secret. */
public class Connect {
  public static void main(String[] args) throws Exception {
    Path authority = Files.createTempFile("authority", ".pem");
    Files.writeString(authority, System.getenv("DATA_STORE_CA_CERTIFICATE"));
    Properties properties = new Properties();
    properties.setProperty("user", System.getenv("SECRET_USERNAME"));
    properties.setProperty("password", System.getenv("SECRET_PASSWORD"));
    properties.setProperty("sslmode", System.getenv("PGSSLMODE"));
    properties.setProperty("sslrootcert", authority.toString());
    properties.setProperty("loginTimeout", "20");
    String url = "jdbc:postgresql://" + System.getenv("PGHOST") + ":" + System.getenv("PGPORT") + "/" + System.getenv("PGDATABASE");
    try (Connection connection = DriverManager.getConnection(url, properties);
        ResultSet row = connection.createStatement().executeQuery("SELECT current_user")) {
      row.next();
      System.out.println(row.getString(1));
    } finally {
      Files.delete(authority);
    }
  }
}
