// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.stillwatch.capture.RequestForm;
import org.stillwatch.capture.TaskClass;

/// The phrases that speak for classes of tasks and forms of requests when nothing else is set:
/// written by hand in a few languages, not fitted, and brittle. Rephrasing defeats them and honest
/// people use them all, so they describe and corroborate, and never open anything.
///
/// [RequestForm#IDENTITY_CONFUSION] has no phrase here: only the operator can name products.
final class DefaultCues {
  private static final Map<TaskClass, String> TASKS =
      Map.ofEntries(
          Map.entry(
              TaskClass.REASONING,
              """
              step by step|prove that|proof|theorem|solve|how many|equation|calculate|puzzle|deduce|
              logic|reasoning|paso a paso|étape par étape|schritt für schritt|шаг за шагом|逐步|证明|
              推理|计算|解方程|数学题|証明|段階的\
              """),
          Map.entry(
              TaskClass.CODE,
              """
              code|function|python|javascript|typescript|java|rust|golang|sql|bug|compile|unit test|
              refactor|algorithm|stack trace|script|regex|código|programme|代码|函数|编程|程序|算法|
              调试|コード|関数|код|функцию\
              """),
          Map.entry(
              TaskClass.TOOL_USE,
              """
              tool call|tool calls|function call|api call|available tools|available functions|
              call the|following tools|toolformer|apis|工具调用|可用工具|调用工具|函数调用\
              """),
          Map.entry(
              TaskClass.AGENTIC,
              """
              thought action|next action|observation|repository|pull request|terminal|browse|
              your task is to complete|sub goal|plan and execute|智能体|执行计划|仓库\
              """),
          Map.entry(
              TaskClass.GRADING,
              """
              score rubric|rubric|grade|grading|rate the|judge|evaluate|score of|scoring|criteria|
              which response is better|assistant a|bewerte|évalue|califica|评分|打分|评价|评估|
              更好的回答|採点|оцени\
              """),
          Map.entry(
              TaskClass.REWRITE,
              """
              rewrite|rephrase|paraphrase|reword|proofread|polish|improve the writing|
              more complex version|umformulieren|reformule|reescribe|改写|重写|润色|换一种说法|
              書き直|перепиши\
              """),
          Map.entry(
              TaskClass.TRANSLATION,
              """
              translate|translation|translated|traduire|traduis|traduce|traducir|übersetze|переведи|
              翻译|译成|翻訳|번역\
              """),
          Map.entry(
              TaskClass.EXTRACTION,
              """
              extract|extraction|named entities|key points|summarize|summarise|summary|tl dr|
              résume|resume el|zusammenfassen|提取|抽取|总结|摘要|概括|要約|резюме\
              """),
          Map.entry(
              TaskClass.CLASSIFICATION,
              """
              classify|classification|categorize|categorise|sentiment|label|labels|intent|
              true or false|multiple choice|分类|归类|情感分析|标签|分類\
              """),
          Map.entry(
              TaskClass.DATA_ANALYSIS,
              """
              dataset|csv|data frame|dataframe|spreadsheet|statistics|regression|chart|pivot table|
              correlation|数据分析|数据集|统计|表格|图表\
              """),
          Map.entry(
              TaskClass.KNOWLEDGE,
              """
              what is|what are|who is|who was|when did|where is|why do|explain|describe|difference between|
              qu est ce|qué es|was ist|что такое|是什么|为什么|解释|介绍|とは\
              """),
          Map.entry(
              TaskClass.ROLE_PLAY,
              """
              you are a|act as|pretend|role play|roleplay|in character|character|persona|
              actúa como|agis comme|扮演|角色|你是一\
              """),
          Map.entry(TaskClass.VISION, "this image|the image|screenshot|picture|photo|图片|图像|截图"));

  private static final Map<RequestForm, String> FORMS =
      Map.of(
          RequestForm.CHAIN_OF_THOUGHT,
          """
          step by step|chain of thought|show your reasoning|show your work|explain your reasoning|
          think aloud|think out loud|reasoning process|reasoning trace|thinking process|
          inner monologue|internal reasoning|hidden reasoning|detailed reasoning|
          before giving the final answer|before answering|逐步|一步一步|思维链|思考过程|推理过程|
          推理步骤|paso a paso|étape par étape|schritt für schritt|шаг за шагом|思考過程\
          """,
          RequestForm.GRADING,
          """
          score rubric|rubric|rate the response|rate the following|rate each|on a scale|scale of|
          score of|grade the|evaluate the response|evaluate the quality|assistant a|
          which response is better|as a judge|impartial judge|评分标准|评分|打分|哪个回答更好|
          採点|bewerte die antwort\
          """,
          RequestForm.REWRITE,
          """
          rewrite|rephrase|paraphrase|reword|more complex version|改写|重写|润色|换一种说法|
          reescribe|reformule|перепиши|書き直\
          """,
          RequestForm.TAG_COERCION,
          """
          xml tags|within tags|inside tags|following tags|enclosed in tags|wrapped in tags|
          think tags|between tags|标签内|标签中|标签包裹\
          """);

  private static final String TAGS =
      "think|thinking|thought|thoughts|reasoning|answer|scratchpad|solution|reflection|analysis";

  private DefaultCues() {}

  /// All phrases, in the order of the enumerations.
  static List<Cue> list() {
    var cues = new ArrayList<Cue>();
    for (TaskClass task : TaskClass.values()) {
      split(TASKS.getOrDefault(task, "")).forEach(phrase -> cues.add(Cue.of(task, phrase)));
    }
    for (RequestForm form : RequestForm.values()) {
      split(FORMS.getOrDefault(form, "")).forEach(phrase -> cues.add(Cue.of(form, phrase)));
    }
    return List.copyOf(cues);
  }

  /// Words that coerce a form of answer when they stand in angle brackets.
  static List<Cue> tags() {
    return split(TAGS).map(word -> Cue.of(RequestForm.TAG_COERCION, word)).toList();
  }

  private static Stream<String> split(String phrases) {
    return Arrays.stream(phrases.split("\\|", -1))
        .map(String::strip)
        .filter(phrase -> !phrase.isEmpty());
  }
}
