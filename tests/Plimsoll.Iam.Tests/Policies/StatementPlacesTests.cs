using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Policies;

namespace Plimsoll.Iam.Tests.Policies;

/// <summary>Places as the samples of AWS have them (API_SimulatePrincipalPolicy in the IAM API reference, the examples of the AWS CLI).</summary>
public sealed class StatementPlacesTests
{
    private const string Alone =
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"*","Condition":{"DateGreaterThan":{"aws:CurrentTime":"2018-08-16T12:00:00Z"}}}}""";

    private const string AloneOnLines =
        """
        {
          "Version":"2012-10-17",
          "Statement":{
            "Effect":"Allow",
            "Action":"s3:PutObject",
            "Resource":"arn:aws:s3:::my-test-bucket"
          }
        }
        """;

    private const string Administrator =
        """
        {
            "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": "*",
              "Resource": "*"
            }
          ]
        }
        """;

    [Theory]
    [InlineData(Alone, "1:38-1:167")]
    [InlineData(AloneOnLines, "3:16-7:4")]
    [InlineData(Administrator, "3:17-8:6")]
    [InlineData("""{"Version": "2012-10-17", "Statement": [{"Effect":"Allow","Action":"é:😀","Resource":"*"}, {"Effect":"Deny","Action":"a:*","Resource":"*"}]}""", "1:41-1:90 1:90-1:139")]
    [InlineData("""{"Statement": [{"Effect":"Allow","Action":"a:*","Resource":"*"}], "Id": "Statement", "Version": "2012-10-17"}""", "1:16-1:64")]
    public void A_statement_begins_and_ends_where_the_simulator_of_AWS_says(string policy, string places)
    {
        var document = PolicyDocument.Parse(policy, PolicyGrammar.Identity);

        Assert.Equal(places, string.Join(' ', document.Statements.Select(one => $"{one.Start.Line}:{one.Start.Column}-{one.End.Line}:{one.End.Column}")));
    }
}
