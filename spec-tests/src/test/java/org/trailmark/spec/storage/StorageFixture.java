package org.trailmark.spec.storage;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.store.StatementPage;
import org.trailmark.lrs.store.StatementQuery;
import org.trailmark.lrs.store.StatementWriter.Appended;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.ValidStatement;

/** What the parts of the contract work with. */
interface StorageFixture {

  /** The storage under test, open. */
  Storage storage();

  /** The clock that it stamps with. */
  SettableClock clock();

  default Appended append(ValidStatement... batch) {
    try {
      return storage().writer().append(Arrays.asList(batch)).toCompletableFuture().get(30, SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LrsException known) {
        throw known;
      }
      throw new AssertionError(e);
    } catch (TimeoutException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  default UUID append(Sample sample) {
    ValidStatement statement = sample.statement();
    append(statement);
    return statement.id();
  }

  default List<UUID> ids(Find find) {
    return ids(find.query());
  }

  default List<UUID> ids(StatementQuery query) {
    return storage().reader().query(query).statements().stream().map(StoredStatement::id).toList();
  }

  /** All pages, one after another; {@code between} runs before each but the first. */
  default List<UUID> idsOfAllPages(StatementQuery first, Runnable between) {
    List<UUID> ids = new ArrayList<>();
    StatementPage page = storage().reader().query(first);
    while (true) {
      page.statements().forEach(statement -> ids.add(statement.id()));
      StatementQuery.@Nullable Cursor next = page.next();
      if (next == null) {
        return ids;
      }
      between.run();
      page = storage().reader().query(first.from(next));
    }
  }
}
