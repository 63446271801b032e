package io.github.rangefinder.finder.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.rangefinder.engine.optimizer.Adam;
import io.github.rangefinder.engine.optimizer.AdamW;
import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.optimizer.RmsProp;
import io.github.rangefinder.engine.optimizer.Sgd;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptimizerChoiceTest {
  private static List<String> texts(String list) {
    return OptimizerChoice.parseList(list).stream().map(OptimizerChoice::text).toList();
  }

  @Test
  void splitsAtCommasOutsideBrackets() {
    assertEquals(List.of("sgd", "adam"), texts("sgd,adam"));
    assertEquals(
        List.of("sgd(momentum=0.9,nesterov=true)", "adamw(weight-decay=0.01)", "rmsprop"),
        texts("sgd(momentum=0.9,nesterov=true), adamw(weight-decay=0.01) ,rmsprop"));
  }

  @Test
  void makesTheOptimizerThatIsNamed() {
    List<Class<? extends Optimizer>> classes =
        List.of(Sgd.class, Adam.class, AdamW.class, RmsProp.class);
    List<OptimizerChoice> choices =
        OptimizerChoice.parseList(
            "SGD(),Adam(beta1=0.8),adamw(weight_decay=0),rmsprop( rho = .5 )");
    for (int i = 0; i < classes.size(); i++) {
      assertInstanceOf(classes.get(i), choices.get(i).create());
    }
  }

  @Test
  void makesANewOneEachTime() {
    OptimizerChoice adam = OptimizerChoice.parseList("adam").get(0);
    assertNotSame(adam.create(), adam.create());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "sdg | there is no optimizer 'sdg', only sgd, adam, adamw and rmsprop",
        "Adamax | there is no optimizer 'Adamax', only sgd, adam, adamw and rmsprop",
        "sgd, | an optimizer is missing before or after a comma",
        "sgd,,adam | an optimizer is missing before or after a comma",
        "sgd(momentum=0.9 | expected sgd(name=value,...), got 'sgd(momentum=0.9'",
        "sgd(momentum=0.9)) | expected sgd(name=value,...), got 'sgd(momentum=0.9))'",
        "sgd(momentum) | expected name=value in sgd(momentum), got 'momentum'",
        "sgd(momentum=) | expected name=value in sgd(momentum=), got 'momentum='",
        "sgd(momentum=0.9,) | expected name=value in sgd(momentum=0.9,), got ''",
        "sgd(a=1,a=2) | sgd(a=1,a=2) sets a twice",
        "sgd(momentum=1d) | sgd(momentum=1d): momentum must be a number, got '1d'",
        "sgd(momentum=x) | sgd(momentum=x): momentum must be a number, got 'x'",
        "sgd(momentum=2) | sgd(momentum=2): momentum must be at least 0 and below 1, got 2.0",
        "sgd(nesterov=yes) | sgd(nesterov=yes): nesterov must be true or false, got 'yes'",
        "sgd(beta1=1) | sgd(beta1=1): sgd has no 'beta1', only momentum, nesterov, weight-decay",
        "rmsprop(momentum=0) | rmsprop(momentum=0): rmsprop has no 'momentum', only rho, epsilon"
      })
  void saysWhichWordIsWrong(String list, String sentence) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> OptimizerChoice.parseList(list));
    assertEquals(sentence, e.getMessage());
  }
}
