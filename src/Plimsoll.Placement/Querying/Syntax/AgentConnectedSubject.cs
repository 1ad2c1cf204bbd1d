using Plimsoll.Placement.Querying.Terms;

namespace Plimsoll.Placement.Querying.Syntax;

/// <summary><c>agentConnected</c>: the words <c>true</c> and <c>false</c>.</summary>
internal sealed class AgentConnectedSubject() : Subject("agentConnected")
{
    public override bool Allows(Operator op) => !op.IsOrder() && !op.IsExistence();

    public override Term Compare(Operator op, Argument[] arguments)
    {
        if (op is not (Operator.Match or Operator.NotMatch))
        {
            foreach (var argument in arguments)
            {
                if (argument.Text is not ("true" or "false"))
                {
                    throw new ClusterQueryException($"'{argument.Text}' is not true or false", argument.Position);
                }
            }
        }

        return new TextTerm(ToString(), FactKinds.Class, facts => facts.AgentConnected ? "true" : "false", TextTest.Create(op, arguments));
    }
}
